using System.Threading.Channels;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Storage;
using BriefingBus.Http;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BriefingBus.Fetcher.Tests;

/// <summary>A whole Fetcher with its bus and its database, and ears for what it publishes.</summary>
public sealed class RunningFetcher : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly IHost host;
    private readonly Heard heard;

    private RunningFetcher(IHost host)
    {
        this.host = host;
        heard = host.Services.GetRequiredService<Heard>();
    }

    /// <summary>Manners that let loopback tests run fast.</summary>
    public static FetchOptions Quick => new() { AllowPrivate = ["127.0.0.1"], Gap = TimeSpan.Zero };

    public IServiceProvider Services => host.Services;

    public IDbContextFactory<FetcherContext> Contexts => Services.GetRequiredService<IDbContextFactory<FetcherContext>>();

    public static async Task<RunningFetcher> StartAsync(
        string folder, IReadOnlyList<FeedOptions> feeds, FetchOptions? options = null, TimeProvider? time = null, bool scheduled = false,
        HostLookup? lookup = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var section = new SectionOptions { Title = "News", Feeds = feeds };
        var edition = new EditionOptions { Name = "morning", Title = "Morning", At = "06:00", Sections = [section] };
        builder.Services.AddSingleton(new BriefingConfiguration(Path.Combine(folder, "briefing.yaml"), [edition]));
        builder.Services.AddSingleton(options ?? Quick);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        if (lookup is not null)
            builder.Services.AddSingleton(lookup);
        builder.Services.AddSingleton<Heard>();
        builder.Services.AddSingleton<ILoggerProvider, ErrorsHeard>();
        builder.Services.AddFetcher(new DatabaseOptions { Folder = Path.Combine(folder, "data") }, new BusOptions());
        if (scheduled)
            builder.Services.AddFetcherSchedule();
        builder.Services.AddBriefingBus(new BusOptions(), bus =>
        {
            bus.AddFetcherConsumers().AddPictureConsumer();
            bus.AddConsumer<Ears>();
        });
        var built = builder.Build();
        await built.StartAsync();
        return new RunningFetcher(built);
    }

    /// <summary>Asks for a poll.</summary>
    public Task AskAsync(string url, bool unconditional = false) => Services.GetRequiredService<IBus>().Publish(
        new FetchFeed { FeedUrl = url, RequestedAt = DateTimeOffset.UtcNow, Unconditional = unconditional });

    /// <summary>Asks for a poll and waits for its one message.</summary>
    public async Task<FeedFetched> FetchAsync(string url, bool unconditional = false)
    {
        await AskAsync(url, unconditional);
        return await NextAsync() switch
        {
            FeedFetched fetched => fetched,
            Exception fault => throw new InvalidOperationException("Fetcher logged an error.", fault),
            FeedFetchFailed failed => throw new InvalidOperationException($"The poll failed: {failed.Kind}: {failed.Reason}"),
            var other => throw new InvalidOperationException($"Heard {other}."),
        };
    }

    /// <summary>Asks for a poll and waits for it to fail.</summary>
    public async Task<FeedFetchFailed> FailAsync(string url)
    {
        await AskAsync(url);
        return await NextAsync() as FeedFetchFailed ?? throw new InvalidOperationException("The poll succeeded.");
    }

    /// <summary>The next message that Fetcher publishes, whichever kind.</summary>
    public Task<object> NextAsync() => heard.Messages.Reader.ReadAsync().AsTask().InTimeAsync(Timeout);

    /// <summary>The next message that Fetcher publishes; errors that it logs meanwhile are passed over.</summary>
    public async Task<object> NextMessageAsync()
    {
        object message;
        while ((message = await NextAsync()) is Exception)
        {
        }
        return message;
    }

    /// <summary>How many messages wait to be looked at.</summary>
    public int Waiting => heard.Messages.Reader.Count;

    /// <summary>What is remembered of a feed, once its poll is saved.</summary>
    public async Task<FeedState> StateAsync(string url)
    {
        var id = FeedState.IdOf(url);
        for (var wait = new WaitLimit(Timeout); !wait.IsPassed; await Task.Delay(10))
        {
            await using var context = await Contexts.CreateDbContextAsync();
            if (await context.Feeds.AsNoTracking().SingleAsync(f => f.Id == id) is { LeaseOwner: null } state)
                return state;
        }
        throw new TimeoutException("The feed is still held.");
    }

    /// <summary>Stops it as SIGTERM does.</summary>
    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private sealed class Heard
    {
        public Channel<object> Messages { get; } = Channel.CreateUnbounded<object>();
    }

    /// <summary>An error in the log ends the test that waits for a message.</summary>
    private sealed class ErrorsHeard(Heard heard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                heard.Messages.Writer.TryWrite(exception ?? new InvalidOperationException(formatter(state, exception)));
        }

        public void Dispose()
        {
        }
    }

    private sealed class Ears(Heard heard) : IConsumer<FeedFetched>, IConsumer<FeedFetchFailed>, IConsumer<PictureFetched>
    {
        public async Task Consume(ConsumeContext<PictureFetched> context) => await heard.Messages.Writer.WriteAsync(context.Message);

        public async Task Consume(ConsumeContext<FeedFetched> context) => await heard.Messages.Writer.WriteAsync(context.Message);

        public async Task Consume(ConsumeContext<FeedFetchFailed> context) => await heard.Messages.Writer.WriteAsync(context.Message);
    }
}
