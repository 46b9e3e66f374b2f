package dev.cofferdam.report.bundle;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.report.HashingStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import tools.jackson.databind.node.ObjectNode;

/** A good bundle in somebody's hands who wants it to be another one. */
final class Tampered {
    private static final int FILE = 0100644;
    private static final int LINK = 0120777;

    private static final class Item {
        private final String name;
        private final byte[] content;
        private final int mode;

        private Item(String name, byte[] content, int mode) {
            this.name = name;
            this.content = content;
            this.mode = mode;
        }
    }

    /** The library makes slashes of backslashes, before it is told that this is of Unix. */
    private static final class Exact extends ZipArchiveEntry {
        private Exact(Item item) {
            super("x");
            setUnixMode(item.mode);
            setName(item.name);
        }
    }

    private final List<Item> items = new ArrayList<>();

    Tampered(Path good) throws IOException {
        try (var zip = new ZipFile(good.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                try (var in = zip.getInputStream(entry)) {
                    items.add(new Item(entry.getName(), in.readAllBytes(), FILE));
                }
            }
        }
    }

    byte[] content(String name) {
        return items.stream().filter(item -> item.name.equals(name)).findFirst().orElseThrow().content;
    }

    /** Puts a file in that the manifest does not name. */
    Tampered smuggle(String name, String content) {
        items.add(new Item(name, content.getBytes(StandardCharsets.UTF_8), FILE));
        return this;
    }

    /** Puts a file in, and into the manifest. */
    Tampered add(String name, String content) {
        smuggle(name, content);
        return manifest(json -> json.withArray("files").add(listed(name, content.getBytes(StandardCharsets.UTF_8))));
    }

    Tampered addLink(String name, String to) {
        add(name, to);
        items.set(items.size() - 1, new Item(name, to.getBytes(StandardCharsets.UTF_8), LINK));
        return this;
    }

    Tampered remove(String name) {
        items.removeIf(item -> item.name.equals(name));
        return this;
    }

    /** Changes what a file is, and nothing else. */
    Tampered change(String name, UnaryOperator<String> change) {
        items.replaceAll(item -> item.name.equals(name)
                ? new Item(
                        name,
                        change.apply(new String(item.content, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8),
                        item.mode)
                : item);
        return this;
    }

    /** Changes what a file is, and what the manifest says of it. */
    Tampered changeWell(String name, UnaryOperator<String> change) {
        change(name, change);
        return manifest(json -> {
            var files = json.withArray("files");
            for (var i = 0; i < files.size(); i++)
                if (files.get(i).path("path").asString().equals(name)) files.set(i, listed(name, content(name)));
        });
    }

    Tampered manifest(Consumer<ObjectNode> change) {
        return change("manifest.json", text -> {
            var json = (ObjectNode) Json.MAPPER.readTree(text);
            change.accept(json);
            return json.toString();
        });
    }

    private static ObjectNode listed(String name, byte[] content) {
        return Json.object().put("path", name).put("size", content.length).put("sha256", sha256(content));
    }

    static String sha256(byte[] content) {
        try (var hashing = new HashingStream(OutputStream.nullOutputStream())) {
            hashing.write(content);
            return hashing.sha256();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    /** With another number at a place of a file's entry in the archive's directory. */
    Path write(Path file, String name, int place, int number) throws IOException {
        var bytes = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (var at = 0; at < bytes.limit() - 46; at++) {
            if (bytes.getInt(at) == 0x02014b50 && name.equals(nameAt(bytes, at))) bytes.putInt(at + place, number);
        }
        return Files.write(file, bytes.array());
    }

    private static String nameAt(ByteBuffer bytes, int at) {
        var name = new byte[bytes.getShort(at + 28)];
        bytes.get(at + 46, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    private byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(bytes)) {
            zip.setUseZip64(Zip64Mode.Never);
            for (var item : items) {
                zip.putArchiveEntry(new Exact(item));
                zip.write(item.content);
                zip.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
