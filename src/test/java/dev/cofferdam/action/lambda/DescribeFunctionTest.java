package dev.cofferdam.action.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Fault;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DescribeFunctionTest extends OnTheRange {
    private final DescribeFunction action = new DescribeFunction();

    @Override
    void prepare(ObjectNode functions, ObjectNode orders) {
        orders.put("reserved", 5);
        orders.putObject("provisioned").put("live", 2);
        open(orders);
        feed(functions);
    }

    private DescribeFunction.Out describe() {
        return action.read(new DescribeFunction.In(ORDERS), account.aws);
    }

    private JsonNode evidence() {
        return Json.MAPPER.readTree(account.aws.evidence("lambda-orders-import.json"));
    }

    @Test
    void tellsWhatItRunsAndAsWhom() {
        var out = describe();

        assertThat(out.arn()).isEqualTo(ARN);
        assertThat(out.roleName()).isEqualTo("orders-import-role");
        assertThat(out.runtime()).isEqualTo("python3.13");
        assertThat(out.timeoutSeconds()).isEqualTo(300);
        assertThat(out.codeSha256()).isEqualTo("4RTbTxLQOQDoBLdfgDqNnKGoAX5bSjXJPrTsKmNcnHI=");
        assertThat(out.hasReservedConcurrency()).isTrue();
        assertThat(out.reservedConcurrency()).isEqualTo(5);
        assertThat(out.eventSources()).containsExactly(QUEUE, STREAM, STREAM + "-old");
        assertThat(out.unknown()).isEmpty();
        callsOnlyWhatItDeclares(action);
    }

    @Test
    void tellsWhoMayInvokeIt() {
        var out = describe();

        assertThat(out.isPublic()).isTrue();
        assertThat(out.publicBecause())
                .containsExactly(
                        URL + " asks nobody who they are.",
                        "Statement url of orders-import lets everybody in.",
                        "Statement url-invoke of orders-import lets everybody in.",
                        "Statement all-accounts of orders-import:live lets everybody in.");
        assertThat(out.openToServices()).containsExactly("s3.amazonaws.com");
        assertThat(out.urls()).containsExactly(URL);
    }

    @Test
    void keepsNoValueOfTheEnvironmentAndNoLinkToTheCode() {
        var out = describe();

        assertThat(out.environmentNames()).containsExactly("DATABASE_PASSWORD", "STAGE");
        assertThat(account.aws.evidence.values()).noneMatch(kept -> kept.contains("hunter2"));
        assertThat(account.aws.log.records).noneMatch(r -> r.toString().contains("hunter2"));
        assertThat(evidence()
                        .at("/function/Configuration/Environment/Variables/STAGE")
                        .asString())
                .isEqualTo("[redacted]");
        assertThat(evidence().at("/function/Code").has("Location")).isFalse();
    }

    @Test
    void keepsTheWholeDocument() {
        describe();

        assertThat(evidence().at("/policies").propertyStream().map(p -> p.getKey()))
                .containsExactly(ARN, ALIAS);
        assertThat(evidence().at("/versions/1/CodeSha256").asString()).isNotEmpty();
        assertThat(evidence().at("/aliases/0/Name").asString()).isEqualTo("live");
        assertThat(evidence()
                        .at("/provisioned_concurrency/0/RequestedProvisionedConcurrentExecutions")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void saysWhatItMayNotKnow() {
        account.fails(Fault.of(Fault.Kind.DENY, "lambda:GetPolicy"));

        var out = describe();

        assertThat(out.unknown()).containsExactly("policies");
        assertThat(out.unknownReasons()).singleElement().asString().contains("lambda:GetPolicy");
        assertThat(evidence().path("policies").isNull()).isTrue();
    }

    @Test
    void tellsOfAFunctionThatIsNotThere() {
        refuses(
                () -> action.read(new DescribeFunction.In("nobodys"), account.aws),
                "NoSuchFunction",
                "Check its name and its region");
    }
}
