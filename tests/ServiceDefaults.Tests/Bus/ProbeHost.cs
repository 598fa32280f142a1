using System.Collections.Concurrent;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

/// <summary>A process's bus with one consumer, of <see cref="FetchFeed"/>, that does what the test says.</summary>
internal sealed class ProbeHost : IAsyncDisposable
{
    public const string Queue = "probe-fetch-feed";

    private readonly IHost host;

    private ProbeHost(IHost host) => this.host = host;

    /// <summary>Addresses of the feeds that the consumer was asked for, in the order of delivery, each as often as it was.</summary>
    public ConcurrentQueue<string> Asked => host.Services.GetRequiredService<Script>().Asked;

    public ConcurrentQueue<string> Log => host.Services.GetRequiredService<LogLines>().Lines;

    public IBusControl Bus => host.Services.GetRequiredService<IBusControl>();

    /// <summary>Starts a host and waits until it consumes.</summary>
    public static async Task<ProbeHost> StartAsync(BusOptions options, Func<FetchFeed, Task> consume, TimeProvider? time = null)
    {
        var probe = await BeginAsync(options, consume, time);
        await probe.ReadyAsync();
        return probe;
    }

    /// <summary>Starts a host, whether or not it reaches the broker.</summary>
    public static async Task<ProbeHost> BeginAsync(BusOptions options, Func<FetchFeed, Task> consume, TimeProvider? time = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton(new Script(consume));
        builder.Services.AddSingleton<LogLines>();
        builder.Services.AddSingleton<ILoggerProvider>(services => services.GetRequiredService<LogLines>());
        builder.Services.AddBriefingBus(options, Consumers);
        var probe = new ProbeHost(builder.Build());
        await probe.host.StartAsync();
        return probe;
    }

    public static void Consumers(IBusRegistrationConfigurator bus) => bus.AddConsumer<Consumer>().Endpoint(e => e.Name = Queue);

    public Task ReadyAsync() => Eventually.TrueAsync(() => Bus.CheckHealth().Status == BusHealthStatus.Healthy, "the bus is ready");

    public Task PublishAsync(string feedUrl) => Bus.Publish(new FetchFeed { FeedUrl = feedUrl, RequestedAt = default });

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    public sealed record Script(Func<FetchFeed, Task> Consume)
    {
        public ConcurrentQueue<string> Asked { get; } = new();
    }

    public sealed class Consumer(Script script) : IConsumer<FetchFeed>
    {
        public Task Consume(ConsumeContext<FetchFeed> context)
        {
            script.Asked.Enqueue(context.Message.FeedUrl);
            return script.Consume(context.Message);
        }
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
