package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** @param suspended processes that are suspended, as {@code Terminate} */
public record AutoScalingGroup(
        String name,
        int min,
        int desired,
        int max,
        List<String> subnets,
        List<String> targetGroups,
        String healthCheck,
        List<String> suspended,
        List<Member> members,
        Launch launch,
        Instant created,
        Map<String, String> tags)
        implements Resource {

    /** Source: Amazon EC2 Auto Scaling User Guide, "Auto Scaling instance lifecycle". */
    public enum Lifecycle {
        PENDING("Pending"),
        IN_SERVICE("InService"),
        ENTERING_STANDBY("EnteringStandby"),
        STANDBY("Standby"),
        DETACHING("Detaching"),
        TERMINATING("Terminating");

        private final String awsName;

        Lifecycle(String awsName) {
            this.awsName = awsName;
        }

        public String awsName() {
            return awsName;
        }

        /** Whether it counts towards the desired capacity. */
        public boolean counts() {
            return this == PENDING || this == IN_SERVICE;
        }
    }

    public record Member(String instance, Lifecycle lifecycle, boolean healthy, boolean protectedFromScaleIn) {
        public Member(String instance, Lifecycle lifecycle) {
            this(instance, lifecycle, true, false);
        }

        public Member with(Lifecycle newLifecycle) {
            return new Member(instance, newLifecycle, healthy, protectedFromScaleIn);
        }
    }

    /** What a new instance of the group is made of. */
    public record Launch(
            String template,
            String templateId,
            String image,
            String type,
            List<String> groups,
            @Nullable String profile,
            int rootSize) {
        public Launch {
            groups = Given.list(groups);
        }
    }

    public AutoScalingGroup {
        name = Given.required(name, "name");
        subnets = Given.list(subnets);
        targetGroups = Given.list(targetGroups);
        healthCheck = Given.or(healthCheck, "EC2");
        suspended = Given.list(suspended);
        members = Given.list(members);
        launch = Given.required(launch, "launch");
        created = Given.required(created, "created");
        tags = Given.map(tags);
    }

    @Override
    public String id() {
        return name;
    }

    public Optional<Member> member(String instance) {
        return members.stream().filter(m -> m.instance().equals(instance)).findFirst();
    }

    public AutoScalingGroup withMember(Member member) {
        var all = new ArrayList<>(members);
        all.removeIf(m -> m.instance().equals(member.instance()));
        all.add(member);
        return withMembers(all);
    }

    public AutoScalingGroup without(String instance) {
        return withMembers(
                members.stream().filter(m -> !m.instance().equals(instance)).toList());
    }

    private AutoScalingGroup withMembers(List<Member> newMembers) {
        return new AutoScalingGroup(
                name,
                min,
                desired,
                max,
                subnets,
                targetGroups,
                healthCheck,
                suspended,
                newMembers,
                launch,
                created,
                tags);
    }

    public AutoScalingGroup withDesired(int capacity) {
        return new AutoScalingGroup(
                name,
                min,
                capacity,
                max,
                subnets,
                targetGroups,
                healthCheck,
                suspended,
                members,
                launch,
                created,
                tags);
    }

    public AutoScalingGroup withSuspended(Collection<String> processes) {
        return new AutoScalingGroup(
                name,
                min,
                desired,
                max,
                subnets,
                targetGroups,
                healthCheck,
                List.copyOf(processes),
                members,
                launch,
                created,
                tags);
    }
}
