using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.Web.DeadLetters.Operations;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.DeadLetters;

/// <summary>Discards and imports, which the page's process runs itself.</summary>
public sealed class OperationRunnerTests
{
    [Fact]
    public async Task An_operation_that_ends_with_its_process_was_not_stopped_by_hand()
    {
        await using var web = await WebPage.StartAsync();
        var (operations, runner) = (web.Get<DeadLetterService>().Operations, web.Get<OperationRunner>());
        var import = await operations.BeginAsync(OperationKind.Import, "copy.jsonl", "ann", copy: null, CancellationToken.None);
        runner.Start(import, stopping => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping));

        await runner.StopAsync(CancellationToken.None);

        (await operations.FindAsync(import.Id, CancellationToken.None))!.Result!
            .ShouldStartWith("Its process was stopped after 0 messages.");
    }
}
