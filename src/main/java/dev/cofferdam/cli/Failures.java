package dev.cofferdam.cli;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.playbook.PlaybookException;
import dev.cofferdam.run.IntentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into a sentence and an exit status; never into a stack trace. */
record Failures(Terminal terminal, Supplier<Parts> parts) {
    int report(Exception failure) {
        return switch (failure) {
            case Refusal refusal -> say(refusal, refusal.status());
            case CaseLogException e -> say(e, ExitStatus.ATTENTION);
            case ActionException e -> say(e, ExitStatus.ATTENTION);
            case IntentException e -> say(e, ExitStatus.ATTENTION);
            case AwsSessionException e -> say(e, ExitStatus.INVALID);
            case PlaybookException e -> say(e, ExitStatus.INVALID);
            case UncheckedIOException e -> say(sentence(Objects.requireNonNull(e.getCause())), e, ExitStatus.ATTENTION);
            case IOException e -> say(sentence(e), e, ExitStatus.ATTENTION);
            case Exception e -> unexpected(e);
        };
    }

    /** The platform's own messages are often nothing but a path. */
    private static String sentence(IOException failure) {
        return switch (failure) {
            case NoSuchFileException e -> "no such file or folder: " + e.getFile();
            case AccessDeniedException e -> "no permission to read or write " + e.getFile();
            case NotDirectoryException e -> e.getFile() + " is not a folder";
            case FileSystemException e ->
                e.getFile() + ": " + Objects.requireNonNullElse(e.getReason(), "it cannot be used");
            case IOException e -> String.valueOf(e.getMessage());
        };
    }

    private int say(Exception failure, int status) {
        return say(String.valueOf(failure.getMessage()), failure, status);
    }

    private int say(String sentence, Exception failure, int status) {
        terminal.note("cofferdam: " + sentence);
        LoggerFactory.getLogger(Failures.class).info("exit {}", status, failure);
        return status;
    }

    private int unexpected(Exception failure) {
        LoggerFactory.getLogger(Failures.class).error("unexpected", failure);
        terminal.note("cofferdam: something unexpected happened (" + failure + "). What a developer needs is in "
                + parts.get().logFile());
        return ExitStatus.ATTENTION;
    }
}
