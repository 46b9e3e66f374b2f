package dev.cofferdam.action.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import tools.jackson.databind.node.ObjectNode;

class RemovePublicAccessTest extends OnTheRange {
    private static final RemovePublicAccess.In IN = new RemovePublicAccess.In(ORDERS);

    private final RemovePublicAccess action = new RemovePublicAccess();
    private final RemovePublicAccess.Out closed = new RemovePublicAccess.Out(true);

    @Override
    void prepare(ObjectNode functions, ObjectNode orders) {
        open(orders);
    }

    @Test
    void closesTheUrlAndRemovesWhatLetsInEverybodyAndBack() {
        var plan = thereAndBack(action, IN, closed);

        assertThat(plan.changes())
                .extracting(c -> Functions.name(c.resource()) + " " + c.attribute())
                .containsExactly(
                        "orders-import FunctionUrlAuthType",
                        "orders-import PolicyStatement/url",
                        "orders-import PolicyStatement/url-invoke",
                        "orders-import:live PolicyStatement/all-accounts");
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void keepsTheUrlAndWhoeverIsNamed() {
        var plan = run(action, IN);

        var url = somebody().getFunctionUrlConfig(r -> r.functionName(ORDERS));
        assertThat(url.functionUrl()).isEqualTo(URL);
        assertThat(url.authType()).isEqualTo(FunctionUrlAuthType.AWS_IAM);
        assertThat(somebody().getPolicy(r -> r.functionName(ORDERS)).policy())
                .contains("s3.amazonaws.com", "o-harbour123")
                .doesNotContain("\"url\"");
        assertThat(plan.warnings())
                .contains(
                        "Statement bucket of orders-import lets s3.amazonaws.com in, whoever it acts for, and stays.");
    }

    @Test
    void survivesEveryInterruption() {
        interruptEverywhere(
                action, IN, a -> assertThat(action.verify(IN, a.aws)).isEqualTo(closed));
    }

    @Test
    void isDoneWhereNobodyUnnamedIsLetIn() {
        assertThat(action.plan(new RemovePublicAccess.In("thumbnails"), account.aws)
                        .changes())
                .isEmpty();
    }

    @Test
    void tellsOfAFunctionThatIsNotThere() {
        refuses(
                () -> action.plan(new RemovePublicAccess.In("nobodys"), account.aws),
                "NoSuchFunction",
                "Check its name and its region");
    }

    @Nested
    class TakenBack {
        @Test
        void warnsThatEverybodyIsLetInAgain() {
            var plan = run(action, IN);

            assertThat(undoOf(action, plan).warnings())
                    .contains(
                            "Everybody can invoke orders-import again.",
                            "Everybody can invoke orders-import:live again.");
        }

        @Test
        void leavesAStatementThatSomebodyMadeAgainByTheSameId() {
            var plan = run(action, IN);
            somebody()
                    .addPermission(r -> r.functionName(ORDERS)
                            .statementId("url-invoke")
                            .principal("*")
                            .action("lambda:InvokeFunction")
                            .invokedViaFunctionUrl(true));

            assertThat(undoOf(action, plan).changes())
                    .extracting(Change::attribute)
                    .doesNotContain("PolicyStatement/url-invoke")
                    .hasSize(3);
        }
    }
}
