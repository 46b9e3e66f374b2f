package dev.cofferdam.playbook;

import java.util.List;
import java.util.Optional;

/** Where playbooks come from: the shipped ones and those in the home folder. Thread-safe. */
public interface PlaybookSource {
    /** Every usable playbook, by id. What is wrong with the others, {@link #problems} tells. */
    List<Playbook> all();

    /**
     * One of {@link #all}, or that of a single action: {@code action-} and its id, as in action-ec2-isolate-instance.
     */
    Optional<Playbook> find(String id);

    List<Problem> problems();
}
