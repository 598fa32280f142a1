using System.Threading.Channels;

namespace BriefingBus.ServiceDefaults.Loops;

/// <summary>Wakes the loop of <typeparamref name="TWork"/> before its next tick. Signals that come while it is at work are one.</summary>
/// <typeparam name="TWork">Whose loop.</typeparam>
public sealed class LoopSignal<TWork>
{
    private readonly Channel<bool> signals =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal ChannelReader<bool> Signals => signals.Reader;

    /// <summary>Wakes it; returns at once.</summary>
    public void Raise() => signals.Writer.TryWrite(true);
}
