package dev.cofferdam.action.local;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Mentions;
import dev.cofferdam.caselog.Note;
import java.util.List;

/** Writes a note into the case. */
public final class AddNote implements ReadAction<AddNote.In, AddNote.Out> {
    public record In(
            @Input(type = ValueType.TEXT, value = "The note, in as many lines as it needs.")
            String text) {}

    public record Out(
            @Output("The number of the note's record in the case.")
            long seq) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "case.note",
                "Write a note into the case",
                """
                Appends a note to the case log, under the step that writes it. Like every record it cannot be changed \
                later: write no secrets, and mend an error by another note.
                """,
                Kind.LOCAL,
                Risk.READ,
                In.class,
                Out.class,
                List.of(),
                "Nothing in the account is changed; a record stays.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var note = Note.of(in.text(), Mentions.NONE);
        var record = aws.record(Note.TYPE, note.message(), note.body());
        return new Out(record.seq());
    }
}
