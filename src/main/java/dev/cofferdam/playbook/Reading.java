package dev.cofferdam.playbook;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.playbook.YamlNode.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One playbook with all that it calls, each file read once however often it is called. */
final class Reading {
    private final ActionRegistry actions;
    private final CelLanguage language;
    private final PlaybookTexts others;
    private final List<PlaybookFile> files = new ArrayList<>();
    private final Map<String, Optional<Playbook>> byId = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    Reading(ActionRegistry actions, CelLanguage language, PlaybookTexts others) {
        this.actions = actions;
        this.language = language;
        this.others = others;
    }

    Playbook read(PlaybookText text) {
        var file = new PlaybookFile(text);
        var playbook = read(file.id().orElse(""), file);
        var problems = files.stream().flatMap(f -> f.problems().stream()).toList();
        if (playbook.isPresent() && problems.isEmpty()) return playbook.get();
        throw new PlaybookException(problems);
    }

    private Optional<Playbook> read(String id, PlaybookFile file) {
        files.add(file);
        open.addLast(id);
        var playbook = file.playbook(actions, language, this::call);
        open.removeLast();
        byId.put(id, playbook);
        return playbook;
    }

    private Optional<Playbook> call(Scalar id, Problems problems) {
        if (open.contains(id.value())) {
            problems.add(
                    id.at(), "playbooks call each other in a circle: %s → %s", String.join(" → ", open), id.value());
            return Optional.empty();
        }
        var known = byId.get(id.value());
        var called = known == null ? find(id, problems) : known;
        called.ifPresent(playbook -> count(id, playbook, problems));
        return called;
    }

    private Optional<Playbook> find(Scalar id, Problems problems) {
        if (open.size() > Limits.CALLS) {
            problems.add(id.at(), "playbooks call each other more than %d deep", Limits.CALLS);
            return Optional.empty();
        }
        if (files.size() > Limits.FILES) {
            problems.add(id.at(), "more than %d playbooks are called", Limits.FILES);
            return Optional.empty();
        }
        var text = others.find(id.value());
        if (text.isEmpty()) {
            problems.add(id.at(), "there is no playbook '%s' among the shipped ones and yours", id.value());
            return Optional.empty();
        }
        var file = new PlaybookFile(text.get());
        if (!file.id().equals(Optional.of(id.value())))
            problems.add(
                    id.at(), "%s does not hold the playbook '%s'", text.get().source(), id.value());
        return read(id.value(), file);
    }

    /** A playbook that calls ten that call ten that … is refused before it is as large as it would become. */
    private void count(Scalar id, Playbook called, Problems problems) {
        if (size(called) > Limits.STEPS)
            problems.add(id.at(), "with all that it calls, %s has more than %,d steps", called.id(), Limits.STEPS);
    }

    private long size(Playbook playbook) {
        var known = sizes.get(playbook.id());
        if (known != null) return known;
        var size = playbook.allSteps()
                .mapToLong(step -> step.body() instanceof StepBody.Call call ? 1 + size(call.playbook()) : 1)
                .sum();
        sizes.put(playbook.id(), Math.min(size, Limits.STEPS + 1L));
        return Math.min(size, Limits.STEPS + 1L);
    }
}
