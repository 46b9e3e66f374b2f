package dev.cofferdam.action;

import java.util.List;

/** An action that needs more of an account than permissions. */
public interface HasPrerequisites {
    /** In the order in which they are told. */
    List<Prerequisite> prerequisites();
}
