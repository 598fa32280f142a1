using System.Collections.Concurrent;
using BriefingBus.Web.Requests;

namespace BriefingBus.Web.Pipeline;

/// <summary>Requests from Composer the contents of an edition's next or a past briefing, with the reasons. Responses are cached and an
/// edition has one request at a time, so that many readers cost Composer no more than one.</summary>
internal sealed class PreviewClient(ServiceRequests requests, PreviewOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PreviewBriefing, (DateTimeOffset At, ServiceAnswer<BriefingPreview> Answer)> answers = [];

    /// <summary>Requests a preview.</summary>
    /// <param name="question">The request; this class sets its deadline.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
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
            // Not cancelled with the reader's request: the next reader will use the same response.
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
    /// <summary>The timeout of a request.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a response or a failure is cached.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromSeconds(20);
}
