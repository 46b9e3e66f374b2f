package dev.cofferdam.action.local;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Mentions;
import dev.cofferdam.caselog.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Copies a file of this machine into the case as evidence, and notes where it came from. */
public final class AttachFile implements ReadAction<AttachFile.In, AttachFile.Out> {
    public record In(
            @Input("The file on this machine, by its path; it stays where it is.")
            String file) {}

    public record Out(
            @Output("The evidence: the file's content.") String evidenceSha256,

            @Output("Its size in bytes.") long size,

            @Output(type = ValueType.TIMESTAMP, value = "When the file was last changed, as this machine has it.")
            String modified) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "case.attach",
                "Attach a file to the case",
                """
                Copies a file of the responder's machine into the case as evidence: a picture, an export of another tool, \
                a letter. A note says what it was called, where it lay and when it was last changed.

                - The copy cannot be changed or taken out again: attach no secrets, and nothing that is not of the case.
                - What counts is the content at this moment. A file that is written to while it is copied is refused: \
                attach it when that is through.
                - A folder is attached as an archive of it.
                """,
                Kind.LOCAL,
                Risk.READ,
                In.class,
                Out.class,
                List.of(),
                "Nothing in the account is changed; the copy stays with the case.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        try {
            return attach(file(in.file()), aws);
        } catch (IOException e) {
            throw new ActionException(
                    "FileUnreadable",
                    "%s could not be read: %s. Check that you may read it, and attach it again."
                            .formatted(in.file(), e.getMessage()),
                    e);
        }
    }

    private static Path file(String given) throws IOException {
        Path path;
        try {
            path = Path.of(given);
        } catch (InvalidPathException e) {
            throw new ActionException("InvalidInput", "%s is no path: %s.".formatted(given, e.getReason()), e);
        }
        if (Files.isDirectory(path))
            throw new ActionException(
                    "InvalidInput", "%s is a folder. Attach its files, or an archive of it.".formatted(given));
        if (!Files.isRegularFile(path))
            throw new ActionException(
                    "NoSuchFile",
                    "There is no file %s on this machine. Relative paths begin at %s."
                            .formatted(given, Path.of("").toAbsolutePath()));
        return path.toRealPath();
    }

    private static Out attach(Path file, ActionContext aws) throws IOException {
        var name = String.valueOf(file.getFileName());
        var before = Files.readAttributes(file, BasicFileAttributes.class);
        try (var content = Files.newInputStream(file)) {
            var type = Files.probeContentType(file);
            var kept = aws.keep(name, type == null ? "application/octet-stream" : type, content);
            var after = Files.readAttributes(file, BasicFileAttributes.class);
            if (!after.lastModifiedTime().equals(before.lastModifiedTime()) || after.size() != kept.size())
                throw new ActionException(
                        "FileChanged",
                        "%s was written to while it was copied. Attach it again when that is through; what was kept is marked as evidence all the same, SHA-256 %s."
                                .formatted(file, kept.sha256()));
            var modified = before.lastModifiedTime().toInstant().toString();
            var note = Note.of(
                    "Attached %s, %d bytes, SHA-256 %s; it lay at `%s`, last changed %s."
                            .formatted(name, kept.size(), kept.sha256(), file, modified),
                    Mentions.NONE);
            aws.record(Note.TYPE, note.message(), note.body());
            return new Out(kept.sha256(), kept.size(), modified);
        }
    }
}
