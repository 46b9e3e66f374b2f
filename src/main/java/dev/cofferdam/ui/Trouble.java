package dev.cofferdam.ui;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.caselog.CaseInUseException;
import dev.cofferdam.caselog.CaseLogException;
import dev.cofferdam.caselog.NoSuchCaseException;
import dev.cofferdam.playbook.PlaybookException;
import dev.cofferdam.run.IntentException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import org.slf4j.LoggerFactory;

/** Something that went wrong, for somebody under stress. */
public record Trouble(String what, String meaning, String todo) {

    /** Explains an exception. What nobody foresaw is logged here, once, with its trace; the user sees a sentence. */
    public static Trouble of(Throwable thrown) {
        return switch (thrown) {
            case IntentException e -> of(e, "intent");
            case CaseInUseException e -> of(e, "in-use");
            case NoSuchCaseException e ->
                new Trouble(
                        Words.of("trouble.no-case.what", SafeText.line(e.asked())),
                        Words.of("trouble.no-case.meaning"),
                        Words.of("trouble.no-case.todo"));
            case CaseLogException e -> of(e, "log");
            case AwsSessionException e -> of(e, "session");
            case PlaybookException e -> of(e, "playbook");
            case ActionException e -> of(e, "action");
            case FileAlreadyExistsException e ->
                new Trouble(
                        Words.of("trouble.exists.what", e.getFile()),
                        Words.of("trouble.exists.meaning"),
                        Words.of("trouble.exists.todo"));
            case FileSystemException e ->
                new Trouble(
                        Words.of("trouble.file.what", String.valueOf(e.getFile())),
                        Words.of("trouble.file.meaning"),
                        Words.of("trouble.file.todo"));
            default -> unforeseen(thrown);
        };
    }

    private static Trouble of(Exception e, String kind) {
        return new Trouble(SafeText.of(String.valueOf(e.getMessage())), meaning(kind), todo(kind));
    }

    private static String meaning(String kind) {
        return switch (kind) {
            case "in-use" -> Words.of("trouble.in-use.meaning");
            case "log" -> Words.of("trouble.log.meaning");
            case "session" -> Words.of("trouble.session.meaning");
            case "playbook" -> Words.of("trouble.playbook.meaning");
            default -> Words.of("trouble.nothing-changed");
        };
    }

    private static String todo(String kind) {
        return switch (kind) {
            case "in-use" -> Words.of("trouble.in-use.todo");
            case "log" -> Words.of("trouble.log.todo");
            case "session" -> Words.of("trouble.session.todo");
            case "playbook" -> Words.of("trouble.playbook.todo");
            default -> "";
        };
    }

    private static Trouble unforeseen(Throwable thrown) {
        LoggerFactory.getLogger(Trouble.class).error("Unforeseen in the window", thrown);
        return new Trouble(
                Words.of("trouble.unforeseen.what", thrown.getClass().getSimpleName()),
                Words.of("trouble.unforeseen.meaning"),
                Words.of("trouble.unforeseen.todo"));
    }
}
