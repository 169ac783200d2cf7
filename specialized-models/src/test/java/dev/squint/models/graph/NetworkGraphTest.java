package dev.squint.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.models.graph.GraphLayer.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkGraphTest {
  @Test
  void followsSizesThroughStridesAndUpsampling() {
    NetworkGraph.Builder layers = new NetworkGraph.Builder();
    int half = layers.convolution(NetworkGraph.IMAGE, 8, 3, 2);
    int quarter = layers.convolution(half, 16, 3, 2);
    int joined = layers.concatenation(layers.upsampling(quarter), half);
    int head = layers.head(joined, 5);
    NetworkGraph graph = layers.build(64, 32);

    assertThat(graph.reduction(quarter)).isEqualTo(4);
    assertThat(graph.channels(joined)).isEqualTo(24);
    assertThat(graph.cells(head)).isEqualTo(32 * 16);
    assertThat(graph.heads()).containsExactly(head);
    long expected = 8L * 27 * 512 + 16L * 72 * 128 + 5L * 24 * 512;
    assertThat(graph.multiplications()).isEqualTo(expected);
  }

  @Test
  void refusesALayerThatIsFedByALaterOne() {
    GraphLayer late = new GraphLayer(Operation.SUM, List.of(0, 1), 3, 1, 1);
    assertThatThrownBy(() -> new NetworkGraph(32, 32, List.of(late)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer 1 takes the output of layer 1");
  }

  @Test
  void refusesAnEvenKernel() {
    assertThatThrownBy(() -> new GraphLayer(Operation.CONVOLUTION, List.of(0), 8, 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("odd kernel");
  }
}
