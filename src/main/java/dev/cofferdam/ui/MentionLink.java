package dev.cofferdam.ui;

import dev.cofferdam.caselog.Mention;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.OverrunStyle;

/** A mention as a link: to its record, to its step; what is no place in the case is copied. */
public final class MentionLink extends Hyperlink {
    /** @param text as it is written */
    public MentionLink(Mention mention, String text, CaseLinks links) {
        super(SafeText.line(text));
        getStyleClass().add("mention");
        // a text flow breaks words, but no control in it
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var where = switch (mention) {
            case Mention.OfRecord(var seq) -> Words.of("mention.record", Long.toString(seq));
            case Mention.OfStep(var id) -> Words.of("mention.step", id);
            case Mention.OfResource(var id) -> Words.of("mention.resource", SafeText.line(id));
        };
        setTooltip(Parts.tooltip(where));
        setAccessibleHelp(where);
        setOnAction(_ -> {
            switch (mention) {
                case Mention.OfRecord(var seq) -> links.record(seq);
                case Mention.OfStep(var id) -> links.step(id);
                case Mention.OfResource(var id) -> Parts.copy(id);
            }
        });
    }
}
