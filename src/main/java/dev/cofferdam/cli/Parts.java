package dev.cofferdam.cli;

import dev.cofferdam.action.CaseExporter;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.Cases;
import java.nio.file.Path;

/** What the commands work with, below one home folder; each part is made when it is first asked for. Thread-safe. */
public interface Parts {
    Path home();

    /** Where what a user is not shown is written. */
    Path logFile();

    Actor actor();

    Cases cases();

    CaseExporter exporter();
}
