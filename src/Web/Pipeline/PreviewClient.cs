using System.Collections.Concurrent;
using BriefingBus.Web.Requests;

namespace BriefingBus.Web.Pipeline;

/// <summary>Asks Composer for the contents of an edition's next or a past briefing, and the reasons. Answers are cached, and an edition has
/// one request at a time, so that many readers cost Composer no more than one.</summary>
internal sealed class PreviewClient(ServiceRequests requests, PreviewOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PreviewBriefing, (DateTimeOffset At, ServiceAnswer<BriefingPreview> Answer)> answers = [];

    /// <summary>The answer.</summary>
    /// <param name="question">The request; this class sets its deadline.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<ServiceAnswer<BriefingPreview>> AskAsync(PreviewBriefing question, CancellationToken cancellationToken)
    {
        var turn = turns.GetOrAdd(question.Edition, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            var key = question with { AnswerBefore = default };
            foreach (var (old, _) in answers.Where(a => clock.GetUtcNow() - a.Value.At >= options.Keep))
                answers.TryRemove(old, out _);
            if (answers.TryGetValue(key, out var kept))
                return kept.Answer;
            // Not cancelled with the reader's request: the next reader wants the same answer.
            var answer = await requests.AskAsync<PreviewBriefing, BriefingPreview>(
                "Composer", options.Timeout, until => question with { AnswerBefore = until });
            answers[key] = (clock.GetUtcNow(), answer);
            return answer;
        }
        finally
        {
            turn.Release();
        }
    }
}

/// <summary>The timeouts of requests to Composer.</summary>
internal sealed record PreviewOptions
{
    /// <summary>How long to wait for an answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer or a failure is cached.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromSeconds(20);
}
