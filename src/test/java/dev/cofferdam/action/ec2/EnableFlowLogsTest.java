package dev.cofferdam.action.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.ec2.EnableFlowLogs.In;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.TrafficType;

class EnableFlowLogsTest extends OnTheRange {
    private static final String VPC = "vpc-0c0ffe00000000001";
    private static final String BUCKET = "harbour-evidence";

    private final EnableFlowLogs action = new EnableFlowLogs();
    private final In in = new In(VPC, BUCKET);

    private static List<FlowLog> flowLogs(Ec2Client ec2) {
        return ec2.describeFlowLogs().flowLogs();
    }

    private void somebodyRecords(TrafficType traffic, String destination) {
        client(Ec2Client.class)
                .createFlowLogs(r -> r.resourceIds(VPC)
                        .resourceType(FlowLogsResourceType.VPC)
                        .trafficType(traffic)
                        .logDestinationType(LogDestinationType.S3)
                        .logDestination(destination));
    }

    @ParameterizedTest
    @ValueSource(strings = {VPC, "subnet-0a1fa000000000001", "eni-0c0ffee0000000001"})
    void recordsAllTrafficOfAndBack(String resource) {
        var plan = thereAndBack(action, new In(resource, BUCKET), () -> flowLogs(client(Ec2Client.class)));

        assertThat(plan.changes()).singleElement().satisfies(c -> {
            assertThat(c.resource()).endsWith("/" + resource);
            assertThat(c.attribute()).isEqualTo("FlowLog/case/step");
            assertThat(c.after())
                    .hasToString("{\"LogDestination\":\"arn:aws:s3:::harbour-evidence\",\"TrafficType\":\"ALL\"}");
        });
        callsWhatItDeclares(action, "ec2:CreateTags", "logs:CreateLogDelivery", "logs:DeleteLogDelivery");
    }

    @Nested
    class ARunThatIsInterrupted {
        @Test
        void makesOneFlowLogHoweverOftenTheConnectionBreaks() {
            interruptEverywhere(
                    action,
                    in,
                    _ -> {},
                    EnableFlowLogsTest::state,
                    account -> assertThat(flowLogs(account.client(Ec2Client.class)))
                            .hasSize(1));
        }
    }

    private static Object state(SimulatedAccount account) {
        return flowLogs(account.client(Ec2Client.class));
    }

    @Nested
    class AFlowLogOfSomebodyElse {
        @Test
        void thatRecordsEverythingIntoTheBucketIsEnough() {
            somebodyRecords(TrafficType.ALL, "arn:aws:s3:::harbour-evidence/vpc/");

            assertThat(action.plan(in, aws).changes()).isEmpty();
            assertThat(action.verify(in, aws).enabled()).isTrue();
        }

        @Test
        void thatRecordsLessOrElsewhereIsNot() {
            somebodyRecords(TrafficType.REJECT, "arn:aws:s3:::harbour-evidence");
            somebodyRecords(TrafficType.ALL, "arn:aws:s3:::harbour-evidence-of-others");

            assertThat(action.plan(in, aws).changes()).hasSize(1);
        }

        @Test
        void isLeftByUndo() {
            somebodyRecords(TrafficType.REJECT, "arn:aws:s3:::harbour-evidence");
            var plan = action.plan(in, aws);
            action.apply(in, plan, aws);

            action.applyUndo(action.planUndo(action.undo(plan), aws), aws);

            assertThat(flowLogs(client(Ec2Client.class)))
                    .singleElement()
                    .satisfies(f -> assertThat(f.trafficType()).isEqualTo(TrafficType.REJECT));
        }
    }

    @Nested
    class WhatCannotBeDone {
        @Test
        void isForAnInstance() {
            refuses(() -> action.plan(new In(WEB_1, BUCKET), aws), "InvalidInput", "has no flow logs");
        }

        @Test
        void isToldThoughEc2AnswersWithSuccess() {
            var unknown = new In("vpc-0123456789abcdef0", BUCKET);
            var plan = action.plan(unknown, aws);

            refuses(
                    () -> action.apply(unknown, plan, aws),
                    "InvalidVpcID.NotFound",
                    "vpc-0123456789abcdef0: The vpc ID");
        }
    }
}
