package dev.cofferdam.report;

import static dev.cofferdam.report.SampleCases.ORIGIN;
import static dev.cofferdam.report.SampleCases.logged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.caselog.Draft;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.run.Failure;
import dev.cofferdam.run.ShownPlan;
import dev.cofferdam.run.StepState;
import dev.cofferdam.run.Steps;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class MarkdownStepTest {
    private static final String INSTANCE = "arn:aws:ec2:us-east-1:111122223333:instance/i-1";

    private static ShownPlan plan(String summary, Change... changes) {
        return new ShownPlan(new Plan(summary, List.of(changes), List.of("The site goes down"), List.of()), "abc");
    }

    @Test
    void tellsHowItStandsWhatItChangesWhatCameOfItAndWhoDidWhatWhen() {
        var groups = new Change(
                INSTANCE, "Groups", Json.MAPPER.readTree("[\"sg-1\",\"sg-2\"]"), Json.MAPPER.readTree("[\"sg-9\"]"));
        var view = Steps.yielding(
                Steps.in(
                        Steps.planned(
                                Steps.changing("isolate", Steps.READY),
                                plan("Isolate i-1", groups, Change.of(INSTANCE, "Tag", null, "held"))),
                        Steps.DONE),
                Json.object().put("reachable", false).put("note", ""));
        var done = logged(
                9, Draft.of("step.succeeded", ORIGIN.inStep("isolate", null)).saying("Done: isolate"));
        var call = logged(
                8, Draft.of("aws.answered", ORIGIN.inStep("isolate", null)).saying("call"));

        assertThat(MarkdownStep.of(view, Optional.of(Risk.DISRUPTIVE), List.of(done, call)))
                .isEqualTo("""
                    # Step isolate

                    - Step: `isolate`
                    - State: done
                    - Action: `iam.quarantine-user`
                    - Risk: disruptive

                    **Plan:** Isolate i-1

                    - Beware: The site goes down
                    - `arn:aws:ec2:us-east-1:111122223333:instance/i-1`
                      - Groups: `["sg-1","sg-2"]` → `["sg-9"]`
                      - Tag: not there → `held`
                    - Plan hash: `abc`

                    **Result:**

                    - reachable: `false`
                    - note: empty

                    ## 2026-11-23

                    | time (UTC) | no. | who | step | what |
                    | --- | ---: | --- | --- | --- |
                    | 12:00:09 | 9 | Ada | isolate | Done: isolate |
                    """);
    }

    @Test
    void tellsWhyItFailedAndThatAPartMayHaveBeenChanged() {
        var failed = new StepState.Failed(new Failure("AccessDenied", "i-1 may not be changed", "Ask"), true);
        assertThat(MarkdownStep.of(Steps.changing("isolate", failed), Optional.empty(), List.of()))
                .contains(
                        "- State: failed: i-1 may not be changed (AccessDenied). A part of it may have been changed.");
    }

    @Test
    void keepsHostileTextText() {
        var hostile = "`</code>` ``x`` [a](http://evil) <img src=x onerror=y>\n# heading\n\n- item";
        var view = Steps.yielding(
                Steps.planned(
                        Steps.warned(Steps.changing("isolate", Steps.READY), hostile),
                        plan(hostile, Change.of(hostile, hostile, hostile, hostile))),
                Json.object().put(hostile, hostile));
        var harmless = MarkdownStep.of(
                Steps.yielding(
                        Steps.planned(
                                Steps.warned(Steps.changing("isolate", Steps.READY), "x"),
                                plan("x", Change.of("x", "x", "x", "x"))),
                        Json.object().put("x", "x")),
                Optional.empty(),
                List.of());
        assertThat(kinds(MarkdownStep.of(view, Optional.empty(), List.of()))).isEqualTo(kinds(harmless));
    }

    /** What there is besides plain text, so that markup smuggled in would show. */
    private static Set<String> kinds(String markdown) {
        var kinds = new HashSet<String>();
        Parser.builder().build().parse(markdown).accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                kinds.add(parent.getClass().getSimpleName());
                super.visitChildren(parent);
            }

            @Override
            public void visit(org.commonmark.node.HtmlInline html) {
                kinds.add("HtmlInline");
            }

            @Override
            public void visit(org.commonmark.node.HtmlBlock html) {
                kinds.add("HtmlBlock");
            }
        });
        return kinds;
    }
}
