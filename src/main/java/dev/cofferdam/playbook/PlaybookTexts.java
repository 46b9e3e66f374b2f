package dev.cofferdam.playbook;

import java.util.Optional;

/** Where the texts of sub-playbooks come from. */
@FunctionalInterface
public interface PlaybookTexts {
    Optional<PlaybookText> find(String playbookId);

    /** For playbooks that call no others. */
    static PlaybookTexts none() {
        return _ -> Optional.empty();
    }

    /** These first, then the others. */
    default PlaybookTexts or(PlaybookTexts others) {
        return id -> find(id).or(() -> others.find(id));
    }
}
