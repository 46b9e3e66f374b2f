package dev.cofferdam.action.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RemoveAclGrantsTest extends OnTheRange {
    private static final RemoveAclGrants.In GRANTS = new RemoveAclGrants.In(LEAKY, null, false);
    private static final RemoveAclGrants.In ALL_ACLS = new RemoveAclGrants.In(LEAKY, List.of(PARTNER), true);
    private static final RemoveAclGrants.In NEVER_SET = new RemoveAclGrants.In(QUIET, null, true);

    private final RemoveAclGrants action = new RemoveAclGrants();

    static List<RemoveAclGrants.In> everyWay() {
        return List.of(GRANTS, ALL_ACLS, NEVER_SET);
    }

    private static RemoveAclGrants.Out done(RemoveAclGrants.In in) {
        return in.disableAcls()
                ? new RemoveAclGrants.Out(List.of(), false)
                : new RemoveAclGrants.Out(List.of(BucketAcl.LOG_DELIVERY), true);
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void removesAndRestores(RemoveAclGrants.In in) {
        thereAndBack(action, in, done(in));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void survivesEveryInterruption(RemoveAclGrants.In in) {
        interruptEverywhere(
                action, in, a -> assertThat(action.verify(in, a.aws)).isEqualTo(done(in)));
    }

    @Test
    void callsWhatItDeclares() {
        everyWay().forEach(in -> takeBack(action, run(action, in)));

        callsWhatIamCallsOtherwise(action, "s3:PutBucketOwnershipControls");
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void namesWhoIsTakenOut() {
            var plan = action.plan(GRANTS, account.aws);

            assertThat(plan.summary()).contains(PARTNER, "AllUsers").doesNotContain("LogDelivery");
            assertThat(plan.warnings()).singleElement().asString().contains("disable_acls");
        }

        @Test
        void keepsWhoIsNamed() {
            var in = new RemoveAclGrants.In(LEAKY, List.of(PARTNER), false);
            run(action, in);

            assertThat(action.verify(in, account.aws).grantees()).containsExactly(PARTNER, BucketAcl.LOG_DELIVERY);
        }

        /** S3 refuses to disable ACLs while the bucket's own lets in somebody. */
        @Test
        void changesTheAclFirst() {
            assertThat(action.plan(ALL_ACLS, account.aws).changes())
                    .extracting(c -> c.attribute())
                    .containsExactly(BucketAcl.ID, OwnershipControls.ID);
        }

        @Test
        void warnsOfLogsThatStop() {
            assertThat(action.plan(ALL_ACLS, account.aws).warnings())
                    .anyMatch(w -> w.contains("logging.s3.amazonaws.com"));
        }

        @Test
        void isDoneWhereNobodyElseIsLetIn() {
            assertThat(action.plan(new RemoveAclGrants.In(QUIET, null, false), account.aws)
                            .changes())
                    .isEmpty();
        }
    }
}
