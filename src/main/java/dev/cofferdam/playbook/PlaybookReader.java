package dev.cofferdam.playbook;

import dev.cofferdam.action.ActionRegistry;
import java.util.Optional;

/** Reads and checks playbooks. Immutable, thread-safe. */
public final class PlaybookReader {
    private final ActionRegistry actions;
    private final CelLanguage language = new CelLanguage();

    /** @throws IllegalArgumentException when an output of an action would hide what every step has */
    public PlaybookReader(ActionRegistry actions) {
        for (var action : actions.all())
            for (var output : action.spec().outputs())
                if (output.name().equals(Names.STATUS))
                    throw new IllegalArgumentException(action.spec().id() + " has an output " + Names.STATUS);
        this.actions = actions;
    }

    /**
     * @param source where the text is from, for people: the file's name
     * @param others where the playbooks come from that this one calls
     * @throws PlaybookException with every problem of the file, and of the sub-playbooks it calls
     */
    public Playbook read(String source, byte[] utf8, PlaybookTexts others) {
        return new Reading(actions, language, others).read(new PlaybookText(source, utf8));
    }

    /** The playbook of one step that runs one action, by the playbook's id: {@code action-ec2-isolate-instance}. */
    Optional<Playbook> ofAction(String id) {
        return actions.all().stream()
                .<ActionPlaybook>map(ActionPlaybook::of)
                .filter(alone -> alone.id().equals(id))
                .findFirst()
                .map(alone -> alone.read(this));
    }
}
