package dev.cofferdam.action.lambda;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import tools.jackson.databind.node.ObjectNode;

/** What has to be taken away before a function can be stopped. */
class ProvisionedConcurrencyTest extends OnTheRange {
    @Override
    void prepare(ObjectNode functions, ObjectNode orders) {
        orders.putObject("provisioned").put("live", 2);
    }

    @Test
    void isNamedAndHasToGoFirst() {
        refuses(
                () -> new StopInvocations().plan(new StopInvocations.In(ORDERS), account.aws),
                "ProvisionedConcurrency",
                "on orders-import:live (2)");
    }

    @Test
    void cannotBeMoreThanIsReserved() {
        assertThatThrownBy(() -> somebody()
                        .putFunctionConcurrency(r -> r.functionName(ORDERS).reservedConcurrentExecutions(1)))
                .isInstanceOf(InvalidParameterValueException.class);
    }
}
