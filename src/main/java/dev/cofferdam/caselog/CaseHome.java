package dev.cofferdam.caselog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The cases in {@code cases/} below a home folder, a folder each, named by the case's id. */
public final class CaseHome implements Cases {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * Nothing is made on disk before the first case is.
     *
     * @param random for the ids of new cases
     */
    public CaseHome(Path home, Clock clock, RandomGenerator random) {
        this.folder = home.resolve("cases");
        this.clock = clock;
        this.random = random;
    }

    @Override
    public CaseLog create(String title, @Nullable String severity, @Nullable JsonNode finding, Actor actor, Mode mode) {
        if (title.isBlank()) throw new CaseLogException("A case needs a title.");
        var id = newId();
        try {
            OwnerOnly.folder(folder.resolve(id));
            OwnerOnly.sync(folder);
        } catch (IOException e) {
            throw new CaseLogException("No case can be made in " + folder + ": " + e.getMessage(), e);
        }
        var log = new OpenCase(folder.resolve(id), id, clock, Holder.here(clock));
        try {
            var body = Json.object().put("title", title.strip());
            if (severity != null) body.put("severity", severity.toLowerCase(Locale.ROOT));
            if (finding != null) body.set("finding", finding);
            log.append(Draft.of(CaseFacts.OPENED, Origin.of(actor, mode)).with("Case opened: " + title.strip(), body));
            return log;
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    @Override
    public List<CaseSummary> list() {
        var cases = new ArrayList<CaseSummary>();
        for (var id : ids("")) cases.add(listed(id));
        cases.sort(Comparator.comparing(CaseSummary::updatedAt).reversed());
        return cases;
    }

    @Override
    public CaseLog open(String idOrPrefix) {
        var id = resolve(idOrPrefix);
        return new OpenCase(folder.resolve(id), id, clock, Holder.here(clock));
    }

    @Override
    public CaseReader read(String idOrPrefix) {
        return new SqliteReader(folder.resolve(resolve(idOrPrefix)));
    }

    @Override
    public CaseSummary summary(String idOrPrefix) {
        return summarised(resolve(idOrPrefix));
    }

    private CaseSummary listed(String id) {
        try {
            return summarised(id);
        } catch (CaseLogException e) {
            return new CaseSummary(
                    id,
                    id + " (cannot be read)",
                    null,
                    null,
                    Mode.LIVE,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    0,
                    folder.resolve(id));
        }
    }

    private CaseSummary summarised(String id) {
        try (var reader = new SqliteReader(folder.resolve(id))) {
            var first = reader.record(1).orElseThrow(() -> new CaseLogException("Case " + id + " has no records."));
            var last = reader.pageBack(Long.MAX_VALUE, 1).getFirst();
            var facts = reader.facts();
            return new CaseSummary(
                    id,
                    facts.title(),
                    facts.severity(),
                    facts.assignee(),
                    first.content().origin().mode(),
                    first.recordedAt(),
                    last.recordedAt(),
                    last.seq(),
                    folder.resolve(id));
        }
    }

    private String resolve(String idOrPrefix) {
        var found = ids(idOrPrefix);
        if (found.contains(idOrPrefix)) return idOrPrefix;
        return switch (found.size()) {
            case 0 ->
                throw new NoSuchCaseException(
                        idOrPrefix, "There is no case '" + idOrPrefix + "' in " + folder + ". 'case list' shows all.");
            case 1 -> found.getFirst();
            default ->
                throw new CaseLogException(
                        "'" + idOrPrefix + "' is the beginning of several cases: " + String.join(", ", found) + ".");
        };
    }

    private List<String> ids(String prefix) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var folders = Files.list(folder)) {
            return folders.filter(f -> Files.isRegularFile(f.resolve(Database.FILE)))
                    .map(f -> f.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CaseLogException("The cases in " + folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /** The day and four letters that are not mistaken for one another: {@code 20261123-7f3k}. */
    private String newId() {
        while (true) {
            var id = new StringBuilder(DAY.format(clock.instant())).append('-');
            for (var i = 0; i < 4; i++) id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            if (!Files.exists(folder.resolve(id.toString()))) return id.toString();
        }
    }
}
