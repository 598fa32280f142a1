using System.Net;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.Web.DeadLetters.Operations;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.DeadLetters;

/// <summary>Discards and imports, which the page's process runs itself.</summary>
public sealed class OperationRunnerTests
{
    private const string Token = "a-token-for-tests-0123456789";

    [Fact]
    public async Task A_stop_of_what_another_process_runs_is_refused_with_the_reason()
    {
        await using var web = await WebPage.StartAsync(options: new WebOptions
        {
            PasswordHash = WebPage.PasswordHash,
            Tokens = [new() { Name = "tests", Token = new("${TOKEN}", Token) }],
        });
        var operations = web.Get<DeadLetterService>().Operations;
        var import = await operations.BeginAsync(OperationKind.Import, "copy.jsonl", "ann", copy: null, CancellationToken.None);

        (await StopAsync()).ShouldBe(HttpStatusCode.Conflict);
        await operations.EndAsync(import.Id, isGood: true, "3 imported", [], CancellationToken.None);
        (await StopAsync()).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> StopAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/dead-letters/runs/{import.Id}/stop");
            request.Headers.Authorization = new("Bearer", Token);
            using var answer = await web.Client.SendAsync(request);
            return answer.StatusCode;
        }
    }

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
