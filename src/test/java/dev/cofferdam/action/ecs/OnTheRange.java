package dev.cofferdam.action.ecs;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import tools.jackson.databind.node.ObjectNode;

/** A step on the containers of the simulated account, and what its tests have in common. */
abstract class OnTheRange extends OnAnAccount {
    static final String CLUSTER = "shop";
    static final String CART = "cart";
    static final String SERVICE = "arn:aws:ecs:us-east-1:111122223333:service/shop/cart";
    static final String OF_CART = "11111111111111111111111111111111";
    static final String ALONE = "33333333333333333333333333333333";
    static final String STARTED = "2026-11-23T06:00:00Z";

    @Override
    protected final SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var containers = world.putObject("containers");
            containers.putArray("clusters").addObject().put("name", CLUSTER);
            var services = containers.putArray("services");
            services.addObject().put("cluster", CLUSTER).put("name", CART).put("desired", 2);
            services.addObject().put("cluster", CLUSTER).put("name", "agent").put("daemon", true);
            var tasks = containers.putArray("tasks");
            tasks.add(task(tasks.objectNode(), OF_CART, CART, "FARGATE"));
            tasks.add(task(tasks.objectNode(), "22222222222222222222222222222222", CART, "FARGATE"));
            tasks.add(task(tasks.objectNode(), ALONE, null, "EC2"));
            prepare(containers);
        });
        opened.client(EcsClient.class).describeTasks(r -> r.cluster(CLUSTER).tasks(ALONE)); // writes defaults out
        return opened;
    }

    private static ObjectNode task(ObjectNode task, String id, @Nullable String service, String launchType) {
        return task.put("id", id)
                .put("cluster", CLUSTER)
                .put("service", service)
                .put("launch_type", launchType)
                .put("started", STARTED);
    }

    void prepare(ObjectNode containers) {}

    /** Somebody else, whose calls are not the step's. */
    EcsClient somebody() {
        return account.client(EcsClient.class);
    }

    /** Tasks come and go; what is wanted has to be as it was. */
    @Override
    protected Object state(SimulatedAccount of) {
        return ((ObjectNode) of.world().get("containers")).without("tasks");
    }
}
