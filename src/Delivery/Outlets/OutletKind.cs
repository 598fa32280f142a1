using BriefingBus.Delivery.Ledger;
using MassTransit;

namespace BriefingBus.Delivery.Outlets;

/// <summary>A kind of outlet: its key under <c>deliver</c>, its queue, and the factory of its outlets.</summary>
/// <param name="Key">The key, which is also the queue's name.</param>
public abstract record OutletKind(TopLevelKey Key)
{
    /// <summary>The name of the kind and of its queue.</summary>
    public string Name => Key.OutletKind!;

    /// <summary>Registers the outlets that the configuration names. Needs <see cref="Outlets{TOptions}"/> of the kind's options.</summary>
    public abstract void AddServices(IServiceCollection services);

    /// <summary>The outlets that the configuration names.</summary>
    public abstract IReadOnlyList<Outlet> OutletsOf(IServiceProvider provider);

    /// <summary>Registers the consumers of briefings and of test messages.</summary>
    public abstract void AddConsumers(IBusRegistrationConfigurator bus);
}

/// <summary>A kind of outlet with its options.</summary>
/// <typeparam name="TOptions">The options of one outlet.</typeparam>
/// <param name="Services">Registers the services that the kind's outlets share, such as a client.</param>
/// <param name="Create">Creates an outlet from its name in the ledger and its options.</param>
public sealed record OutletKind<TOptions>(Action<IServiceCollection> Services, Func<IServiceProvider, string, TOptions, Outlet> Create)
    : OutletKind(TopLevelKey.OfOutlets<TOptions>(TOptions.Kind))
    where TOptions : OutletOptions, IOutletOptions
{
    public override void AddServices(IServiceCollection services)
    {
        Services(services);
        services.AddSingleton(provider => new NamedOutlets<TOptions>(
            provider.GetRequiredService<Outlets<TOptions>>().Create((name, options) => Create(provider, name, options))));
        services.AddSingleton<NamedOutlets>(provider => provider.GetRequiredService<NamedOutlets<TOptions>>());
    }

    public override IReadOnlyList<Outlet> OutletsOf(IServiceProvider provider) =>
        provider.GetRequiredService<NamedOutlets<TOptions>>().All;

    public override void AddConsumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<OutletConsumer<TOptions>, OutletConsumerDefinition<TOptions>>();
        bus.AddConsumer<OutletTestConsumer<TOptions>>((_, c) => c.ConcurrentMessageLimit = 1)
            .Endpoint(e => e.Name = QueueNames.TestQueueOf(TOptions.Kind));
    }
}

/// <summary>Options that name their kind of outlet.</summary>
public interface IOutletOptions
{
    /// <summary>The kind, such as <c>slack</c>.</summary>
    static abstract string Kind { get; }
}

/// <summary>The outlets of one kind that the configuration names.</summary>
/// <param name="All">The outlets.</param>
public abstract record NamedOutlets(IReadOnlyList<Outlet> All);

/// <typeparam name="TOptions">Their options.</typeparam>
public sealed record NamedOutlets<TOptions>(IReadOnlyList<Outlet> All) : NamedOutlets(All)
    where TOptions : OutletOptions;
