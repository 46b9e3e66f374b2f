package dev.cofferdam.action.kms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.kms.RevokeGrant.In;
import dev.cofferdam.action.kms.RevokeGrant.Out;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RevokeGrantTest extends OnTheRange {
    private static final String ROLE = "arn:aws:iam::111122223333:role/web-app-role";
    private static final String STRANGER = "arn:aws:iam::999988887777:root";
    private static final String NAMED = "a".repeat(64);
    private static final String UNNAMED = "b".repeat(64);
    private static final String OF_EBS = "c".repeat(64);
    private static final String SERVICE = "ec2.us-east-1.amazonaws.com";

    private static final In ONE = new In(ALIAS, NAMED, null);
    private static final In ALL = new In(ID, null, STRANGER);

    private final RevokeGrant action = new RevokeGrant();

    @Override
    void prepare(ObjectNode key) {
        var grants = key.putArray("grants");
        grant(grants, NAMED, STRANGER, "Decrypt", "CreateGrant")
                .put("name", "partner")
                .put("retiring", ROLE)
                .putObject("constraints")
                .putObject("encryptionContextSubset")
                .put("department", "orders");
        grant(grants, UNNAMED, STRANGER, "GenerateDataKey");
        grant(grants, OF_EBS, SERVICE, "Decrypt");
        grant(grants, "d".repeat(64), ROLE, "Decrypt");
    }

    private static ObjectNode grant(ArrayNode grants, String id, String grantee, String... operations) {
        var grant = grants.addObject().put("id", id).put("grantee", grantee).put("created", "2026-01-01T00:00:00Z");
        var allowed = grant.putArray("operations");
        List.of(operations).forEach(allowed::add);
        return grant;
    }

    static List<In> both() {
        return List.of(ONE, ALL);
    }

    private List<GrantListEntry> grants() {
        return somebody().listGrants(r -> r.keyId(ID)).grants();
    }

    @Test
    void revokesOneAndMakesItAgainAsItWas() {
        var plan = thereAndBack(action, ONE, new Out(true, List.of(ROLE, STRANGER, SERVICE)));

        assertThat(plan.changes()).singleElement().satisfies(c -> {
            assertThat(c.resource()).isEqualTo(KEY);
            assertThat(c.attribute()).isEqualTo("Grant/" + NAMED);
            assertThat(c.after().isNull()).isTrue();
            assertThat(c.before().toString()).contains("partner", "department", "CreateGrant", ROLE);
        });
        assertThat(grants())
                .filteredOn(g -> "partner".equals(g.name()))
                .singleElement()
                .satisfies(g -> {
                    assertThat(g.grantId()).isNotEqualTo(NAMED);
                    assertThat(g.constraints().encryptionContextSubset()).containsEntry("department", "orders");
                });
    }

    @Test
    void revokesAllOfAGrantee() {
        var plan = thereAndBack(action, ALL, new Out(true, List.of(ROLE, SERVICE)));

        assertThat(plan.changes()).extracting(Change::attribute).containsExactly("Grant/" + NAMED, "Grant/" + UNNAMED);
        assertThat(plan.warnings())
                .contains(STRANGER + " loses GenerateDataKey by grant " + UNNAMED + "; what policies allow goes on.");
        callsOnlyWhatItDeclares(action);
    }

    @ParameterizedTest
    @MethodSource("both")
    void survivesEveryInterruption(In in) {
        interruptEverywhere(
                action, in, a -> assertThat(action.verify(in, a.aws).revoked()).isTrue());
    }

    @Nested
    class AGrantOfAService {
        private final In in = new In(ALIAS, null, SERVICE);

        @Test
        void isRevokedWithAWarning() {
            assertThat(action.plan(in, account.aws).warnings()).anyMatch(w -> w.contains("undo cannot make it again"));
        }

        @Test
        void isNotMadeAgainAndUndoSaysSo() {
            var plan = run(action, in);

            var undo = undoOf(action, plan);

            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains(SERVICE, "alone can ask for it again");
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void isDoneWhereThereIsNoSuchGrant() {
            assertThat(action.plan(new In(ID, "e".repeat(64), null), account.aws)
                            .changes())
                    .isEmpty();
        }

        @Test
        void wantsEitherAGrantOrAGrantee() {
            for (var in : List.of(new In(ID, null, null), new In(ID, NAMED, STRANGER)))
                refuses(() -> action.plan(in, account.aws), "InvalidInput", "exactly one");
        }

        @Test
        void refusesAKeyThatIsNotThere() {
            refuses(() -> action.plan(new In("alias/none", NAMED, null), account.aws), "NoSuchKey", "alias/none");
        }
    }
}
