package dev.cofferdam.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/** The playbooks on the class path: a folder while we build, entries of the program's own jar once it is installed. */
final class ShippedPlaybooks {
    private static final String FOLDER = "playbooks/";

    private ShippedPlaybooks() {}

    static List<PlaybookText> texts() {
        var folder = ShippedPlaybooks.class.getResource(FOLDER);
        if (folder == null) return List.of();
        try {
            return folder.getProtocol().equals("jar") ? inJar(folder) : inFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped playbooks cannot be read", e);
        }
    }

    private static List<PlaybookText> inFolder(URL folder) throws IOException {
        try {
            return new PlaybookFolder(Path.of(folder.toURI()))
                    .texts().stream()
                            .map(text -> shipped(text.source(), text.utf8()))
                            .toList();
        } catch (URISyntaxException e) {
            throw new IOException(folder + " is no folder", e);
        }
    }

    private static List<PlaybookText> inJar(URL folder) throws IOException {
        var connection = (JarURLConnection) folder.openConnection();
        // A cached jar file would be closed under those who share it.
        connection.setUseCaches(false);
        var prefix = connection.getEntryName();
        try (var jar = connection.getJarFile()) {
            var names = jar.stream()
                    .map(java.util.zip.ZipEntry::getName)
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".yaml"))
                    .sorted()
                    .toList();
            var texts = new java.util.ArrayList<PlaybookText>();
            for (var name : names) {
                try (var from = jar.getInputStream(jar.getEntry(name))) {
                    texts.add(shipped(name, from.readNBytes(Limits.BYTES + 1)));
                }
            }
            return List.copyOf(texts);
        }
    }

    /** Told as in the repository, wherever the program is installed. */
    private static PlaybookText shipped(String path, byte[] utf8) {
        return new PlaybookText(FOLDER + Path.of(path).getFileName(), utf8);
    }
}
