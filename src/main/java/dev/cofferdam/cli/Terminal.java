package dev.cofferdam.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a command's words go. Everything printed here is made harmless first. Thread-safe: lines of several threads do
 * not mix.
 *
 * @param bytes where {@code out} goes, for what is no text
 * @param in what a person types; null when nobody can be asked
 */
public record Terminal(
        OutputStream bytes,
        PrintWriter out,
        PrintWriter err,
        @Nullable BufferedReader in,
        boolean colour) {
    static final int WIDTH = 100;

    /** Prints text that may be styled; control characters in it lose their power. */
    void line(String text) {
        var harmless = PlainText.of(text);
        out.println(colour ? Style.shown(harmless) : Style.withoutMarks(harmless));
        out.flush();
    }

    void line() {
        line("");
    }

    void styled(Style style, String text) {
        line(style.of(text));
    }

    /** One JSON object a line. */
    void json(JsonNode value) {
        out.println(value);
        out.flush();
    }

    /** For the person, beside what the command is asked for. */
    void note(String text) {
        err.println(Style.withoutMarks(PlainText.of(text)));
        err.flush();
    }

    /** Whether nobody listens any more: the pipe behind us was closed. */
    boolean deaf() {
        return out.checkError();
    }

    boolean canAsk() {
        return in != null;
    }

    /** @return what was typed, without its line end; empty when the input has ended */
    String ask(String question) {
        return ask(question, out);
    }

    /** As {@link #ask}, beside what the command is asked for. */
    String askAside(String question) {
        return ask(question, err);
    }

    private synchronized String ask(String question, PrintWriter to) {
        if (in == null) throw new IllegalStateException("nobody can be asked: " + question);
        to.print(PlainText.of(question) + " ");
        to.flush();
        try {
            var answer = in.readLine();
            return answer == null ? "" : answer.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
