package dev.cofferdam.playbook;

import java.util.List;
import java.util.Optional;

/** Where playbooks come from: the shipped ones and those in the home folder. Thread-safe. */
public interface PlaybookSource {
    /** Every usable playbook, by id. What is wrong with the others, {@link #problems} tells. */
    List<Playbook> all();

    Optional<Playbook> find(String id);

    List<Problem> problems();
}
