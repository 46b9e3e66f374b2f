package dev.cofferdam.playbook;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of a playbook, its defaults filled in.
 *
 * @param id unique in its playbook
 * @param title for people; the id in words where the file has none
 * @param guidance Markdown: what to look for, why now, what can go wrong; may hold {@code ${{ }}}
 * @param needs ids of steps that must have succeeded before this one runs
 * @param when null: always
 * @param evidence what kind of evidence the step yields
 */
public record Step(
        String id,
        @Nullable Phase phase,
        String title,
        @Nullable Template guidance,
        @Nullable Expression when,
        List<String> needs,
        @Nullable ForEach forEach,
        Retry retry,
        Duration timeout,
        OnError onError,
        @Nullable String owner,
        Where where,
        @Nullable Wait await,
        @Nullable Expression verify,
        @Nullable String evidence,
        StepBody body,
        Position at) {
    /** Whether it is one action over a list, of which several rounds may be on their way at the same time. */
    public boolean roundsGoTogether() {
        return forEach != null && forEach.maxParallel() > 1 && body instanceof StepBody.Act;
    }

    public record ForEach(Expression items, String as, int maxParallel) {}

    /**
     * In which account and region an action works; null: where the run's target is.
     *
     * @param assumeRole the role by which another account is entered
     * @param externalId that the role asks for
     */
    public record Where(
            @Nullable Template account,
            @Nullable Template assumeRole,
            @Nullable Template externalId,
            @Nullable Template region) {
        public static final Where TARGET = new Where(null, null, null, null);
    }

    /** @param times how often to try again after the first failure */
    public record Retry(int times, Duration delay) {
        public static final Retry NEVER = new Retry(0, Duration.ZERO);
    }

    public record Wait(String until, Duration timeout) {}

    /** The steps directly inside: of a parallel, of all branches of a choose. */
    public List<Step> children() {
        return switch (body) {
            case StepBody.Parallel parallel -> parallel.steps();
            case StepBody.Choose choose ->
                choose.branches().stream().flatMap(b -> b.steps().stream()).toList();
            case StepBody.Act _, StepBody.Manual _, StepBody.Approve _, StepBody.Call _, StepBody.End _ -> List.of();
        };
    }

    Stream<Step> withNested() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(Step::withNested));
    }
}
