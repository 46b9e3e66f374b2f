package dev.cofferdam.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code *.yaml} files of a folder as they are now; a folder that is not there has none. */
record PlaybookFolder(Path folder) implements PlaybookTexts {
    /** In the order of their names. */
    List<PlaybookText> texts() {
        if (!Files.isDirectory(folder)) return List.of();
        var texts = new ArrayList<PlaybookText>();
        try (var files = Files.newDirectoryStream(folder, "*.yaml")) {
            for (var file : files) if (Files.isRegularFile(file)) texts.add(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        texts.sort((a, b) -> a.source().compareTo(b.source()));
        return List.copyOf(texts);
    }

    @Override
    public Optional<PlaybookText> find(String playbookId) {
        return texts().stream().filter(text -> id(text).equals(playbookId)).findFirst();
    }

    /** No more of it than what shows that it is too long. */
    static PlaybookText text(Path file) throws IOException {
        try (var from = Files.newInputStream(file)) {
            return new PlaybookText(file.toString(), from.readNBytes(Limits.BYTES + 1));
        }
    }

    /** The playbook's id; that of a file that does not tell it is the file's name. */
    static String id(PlaybookText text) {
        return new PlaybookFile(text).id().orElseGet(() -> name(text));
    }

    private static String name(PlaybookText text) {
        var file = Path.of(text.source()).getFileName();
        return file == null ? "" : file.toString().replaceFirst("\\.yaml$", "");
    }
}
