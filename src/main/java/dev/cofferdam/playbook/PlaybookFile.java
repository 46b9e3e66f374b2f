package dev.cofferdam.playbook;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.playbook.YamlNode.Mapping;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One file on its way to a playbook. */
final class PlaybookFile {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final PlaybookText text;
    private final Problems problems;
    private final Optional<Mapping> root;

    PlaybookFile(PlaybookText text) {
        this.text = text;
        problems = new Problems(text.source());
        var node = YamlReader.read(text.utf8(), problems);
        node.ifPresent(new StructureCheck(problems)::check);
        root = node.filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** The playbook's id, as far as there is one. */
    Optional<String> id() {
        return root.map(mapping -> new Fields(mapping).text("playbook"));
    }

    /** In the file's order. */
    List<Problem> problems() {
        return problems.sorted();
    }

    /** @return nothing when there are problems */
    Optional<Playbook> playbook(ActionRegistry actions, CelLanguage language, Calls calls) {
        var playbook = root.map(mapping -> read(new Fields(mapping), actions, language, calls));
        return problems.isEmpty() ? playbook : Optional.empty();
    }

    /** Reads the playbooks that this one calls, and adds to its problems when one cannot be called. */
    @FunctionalInterface
    interface Calls {
        Optional<Playbook> read(YamlNode.Scalar id, Problems problems);
    }

    private Playbook read(Fields file, ActionRegistry actions, CelLanguage language, Calls calls) {
        var inputReader = new InputReader(problems);
        var inputs = inputReader.read("inputs", file.entries("inputs"), true);
        var spots = new Spots(actions, inputReader, problems);
        spots.addAll(file.blocks("steps"), false, List.of());
        var expressions = new ExpressionReader(language, problems);
        var typed = inputs.values().stream().collect(Collectors.toMap(InputSpec::name, Typed::of));
        var sight = Sight.ofInputs(typed, spots);
        var defaults = defaults(file.block("defaults"), expressions, sight);
        var roles = file.texts("roles");
        var steps = new StepReader(
                        actions,
                        spots,
                        defaults,
                        Set.copyOf(roles),
                        expressions,
                        problems,
                        id -> calls.read(id, problems))
                .read(file.blocks("steps"), sight);
        return new Playbook(
                file.text("playbook", ""),
                file.text("version", ""),
                file.text("title", ""),
                file.text("severity"),
                file.texts("attack"),
                file.texts("findings"),
                file.texts("objectives"),
                roles,
                inputs,
                defaults,
                steps,
                new String(text.utf8(), StandardCharsets.UTF_8),
                sha256(text.utf8()),
                text.source());
    }

    private static Defaults defaults(Fields block, ExpressionReader expressions, Sight sight) {
        return new Defaults(
                block.duration("timeout", TIMEOUT),
                block.scalar("on_error")
                        .flatMap(word -> StepReader.word(word, OnError.values()))
                        .orElse(OnError.ASK),
                new Step.Where(
                        null,
                        block.scalar("assume_role")
                                .map(role -> expressions.template(role, sight))
                                .orElse(null),
                        block.scalar("external_id")
                                .map(id -> expressions.template(id, sight))
                                .orElse(null),
                        block.scalar("region")
                                .map(region -> expressions.template(region, sight))
                                .orElse(null)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
