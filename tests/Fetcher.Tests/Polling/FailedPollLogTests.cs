using BriefingBus.Contracts;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Polling;
using BriefingBus.Testing;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Polling;

public sealed class FailedPollLogTests
{
    private readonly Warnings warnings = new();
    private readonly FakeClock clock = new("2026-03-02T06:00:00Z");
    private readonly FailedPollLog log;

    public FailedPollLogTests() => log = new(clock, warnings);

    [Fact]
    public void A_network_outage_is_logged_in_a_few_lines_rather_than_one_for_each_feed()
    {
        for (var feed = 0; feed < 300; feed++)
            log.NoteFailed(Failed(feed, feed % 2 == 0 ? FailureKind.Unreachable : FailureKind.Timeout));

        warnings.Lines.Count.ShouldBe(6);
        warnings.Lines[^1].ShouldContain("the network may be down");
        warnings.All.Count.ShouldBe(301, "each is told, at a lower level");
    }

    [Fact]
    public void A_lasting_network_outage_is_logged_again()
    {
        for (var feed = 0; feed < 300; feed++)
            log.NoteFailed(Failed(feed, FailureKind.Unreachable));
        clock.Advance(TimeSpan.FromMinutes(10));

        log.NoteFailed(Failed(0, FailureKind.Unreachable));

        warnings.Lines.Count(l => l.Contains("the network may be down")).ShouldBe(2);
    }

    [Fact]
    public void Feeds_that_fail_between_others_that_are_read_are_all_named()
    {
        for (var feed = 0; feed < 30; feed++)
        {
            log.NoteFailed(Failed(feed, FailureKind.Unreachable));
            log.NoteRead();
        }

        warnings.Lines.Count.ShouldBe(30);
    }

    [Fact]
    public void Feeds_that_fail_each_for_a_reason_of_its_own_are_all_named()
    {
        for (var feed = 0; feed < 30; feed++)
            log.NoteFailed(Failed(feed, FailureKind.NotFound));

        warnings.Lines.Count.ShouldBe(30);
    }

    private static FeedFetchFailed Failed(int feed, string kind) => new()
    {
        FetchId = default,
        FeedUrl = $"http://feeds.example/{feed}",
        FeedName = "",
        FailedAt = default,
        FailingSince = default,
        Failures = 1,
        Kind = kind,
        Reason = "The connection to the server broke.",
    };

    private sealed class Warnings : ILogger<FailedPollLog>
    {
        public List<string> All { get; } = [];

        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            All.Add(formatter(state, exception));
            if (logLevel >= LogLevel.Warning)
                Lines.Add(All[^1]);
        }
    }
}
