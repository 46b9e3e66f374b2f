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

    void line(String text) {
        out.println(PlainText.of(text));
        out.flush();
    }

    void line() {
        line("");
    }

    void styled(Style style, String text) {
        out.println(paint(style, PlainText.of(text)));
        out.flush();
    }

    /** One JSON object a line. */
    void json(JsonNode value) {
        out.println(value);
        out.flush();
    }

    /** For the person, beside what the command is asked for. */
    void note(String text) {
        err.println(PlainText.of(text));
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
        if (in == null) throw new IllegalStateException("nobody can be asked: " + question);
        out.print(PlainText.of(question) + " ");
        out.flush();
        try {
            var answer = in.readLine();
            return answer == null ? "" : answer.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String paint(Style style, String harmless) {
        return colour ? "\u001B[" + style.sgr() + "m" + harmless + "\u001B[0m" : harmless;
    }
}
