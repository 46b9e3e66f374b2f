package dev.cofferdam.action.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ResourceGraph.Edge;
import dev.cofferdam.action.ResourceGraph.Side;
import dev.cofferdam.action.SimulatedAccount;
import org.junit.jupiter.api.Test;

class MapBlastRadiusOfASecurityGroupTest extends OnABlastRadius {
    @Test
    void tellsWhoIsInItAndWhatNamesIt() {
        var out = action.read(group(WEB_SERVERS), account.aws);
        var graph = kept();

        assertThat(node(graph, "web-servers").side()).isEqualTo(Side.SUBJECT);
        assertThat(out.instances())
                .containsExactly(SimulatedAccount.WEB_2, "i-0b0b0000000000003", SimulatedAccount.WEB_1);
        assertThat(graph.edges())
                .filteredOn(e -> e.from().equals("sg-0a1b0000000000001"))
                .singleElement()
                .extracting(Edge::relation)
                .isEqualTo("connects by tcp 8080, sends to it by tcp 8080");
        // by their addresses, which its rules cover
        assertThat(edge(graph, "web-servers", "web-management").relation()).isEqualTo("reaches by tcp 9100");
    }

    @Test
    void tellsOfLoadBalancersInIt() {
        assertThat(action.read(group("sg-0a1b0000000000001"), account.aws).loadBalancers())
                .containsExactly("web-alb");
    }
}
