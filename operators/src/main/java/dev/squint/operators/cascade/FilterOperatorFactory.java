package dev.squint.operators.cascade;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.operators.edge.RawFrame;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** The travelling form of {@link FilterOperator}; asks to be chained to the source. */
public final class FilterOperatorFactory extends AbstractStreamOperatorFactory<DecidedFrame>
    implements OneInputStreamOperatorFactory<RawFrame, DecidedFrame> {
  private static final long serialVersionUID = 1L;

  private final FilterSettings settings;

  public FilterOperatorFactory(FilterSettings settings) {
    this.settings = settings;
    chainingStrategy = ChainingStrategy.ALWAYS;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Flink's signature
  public <T extends StreamOperator<DecidedFrame>> T createStreamOperator(
      StreamOperatorParameters<DecidedFrame> parameters) {
    return (T) new FilterOperator(parameters, settings);
  }

  @Override
  @SuppressWarnings("rawtypes") // Flink's signature
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return FilterOperator.class;
  }
}
