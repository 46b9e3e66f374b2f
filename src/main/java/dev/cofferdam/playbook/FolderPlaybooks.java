package dev.cofferdam.playbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The shipped playbooks, and those in a folder of the user's. A file in the folder takes the place of the shipped
 * playbook with its id, also when it cannot be used: silently running another playbook than the one that was changed
 * would be worse than running none.
 *
 * <p>The folder is looked at anew with each question, so what was edited holds at once. Thread-safe.
 */
public final class FolderPlaybooks implements PlaybookSource {
    private final PlaybookReader reader;
    private final List<PlaybookText> shipped;
    private final PlaybookFolder own;
    private @Nullable Library library;

    /** @param folder need not be there */
    public FolderPlaybooks(PlaybookReader reader, Path folder) {
        this(reader, ShippedPlaybooks.texts(), folder);
    }

    FolderPlaybooks(PlaybookReader reader, List<PlaybookText> shipped, Path folder) {
        this.reader = reader;
        this.shipped = List.copyOf(shipped);
        this.own = new PlaybookFolder(folder);
    }

    @Override
    public List<Playbook> all() {
        return List.copyOf(library().playbooks().values());
    }

    @Override
    public Optional<Playbook> find(String id) {
        var library = library();
        return library.byId().containsKey(id)
                ? Optional.ofNullable(library.playbooks().get(id))
                : reader.ofAction(id);
    }

    @Override
    public List<Problem> problems() {
        return library().problems();
    }

    /**
     * Everything that is wrong with a file, wherever it is. The playbooks that it calls are looked for beside it first.
     *
     * @throws IOException when it cannot be read
     */
    public List<Problem> check(Path file) throws IOException {
        var text = PlaybookFolder.text(file);
        var parent = file.toAbsolutePath().getParent();
        var others = library().texts();
        try {
            reader.read(text.source(), text.utf8(), parent == null ? others : new PlaybookFolder(parent).or(others));
            return List.of();
        } catch (PlaybookException e) {
            return e.problems();
        }
    }

    private synchronized Library library() {
        var now = own.texts();
        if (library == null || !library.isOf(now)) library = read(now);
        return library;
    }

    private Library read(List<PlaybookText> now) {
        var texts = new TreeMap<String, PlaybookText>();
        shipped.forEach(text -> texts.put(PlaybookFolder.id(text), text));
        var problems = new ArrayList<Problem>();
        var first = new LinkedHashMap<String, PlaybookText>();
        for (var text : now) {
            var id = PlaybookFolder.id(text);
            var other = first.putIfAbsent(id, text);
            if (other != null)
                problems.add(new Problem(
                        text.source(), new Position(1, 1), "is not used: " + other.source() + " holds " + id + " too"));
        }
        texts.putAll(first);
        var playbooks = new LinkedHashMap<String, Playbook>();
        texts.forEach((id, text) -> {
            try {
                playbooks.put(
                        id, reader.read(text.source(), text.utf8(), other -> Optional.ofNullable(texts.get(other))));
            } catch (PlaybookException e) {
                // A broken playbook that others call is told about once.
                e.problems().stream().filter(p -> !problems.contains(p)).forEach(problems::add);
            }
        });
        return new Library(now, texts, playbooks, List.copyOf(problems));
    }

    /** @param own the folder's files that it was made of */
    private record Library(
            List<PlaybookText> own,
            Map<String, PlaybookText> byId,
            Map<String, Playbook> playbooks,
            List<Problem> problems) {
        boolean isOf(List<PlaybookText> now) {
            if (own.size() != now.size()) return false;
            for (var i = 0; i < now.size(); i++) {
                var one = own.get(i);
                var other = now.get(i);
                if (!one.source().equals(other.source()) || !Arrays.equals(one.utf8(), other.utf8())) return false;
            }
            return true;
        }

        PlaybookTexts texts() {
            return id -> Optional.ofNullable(byId.get(id));
        }
    }
}
