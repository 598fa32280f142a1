using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Quality;

/// <summary>Pages over a slow line or on a busy machine, where the browser paints what has come so far.</summary>
[Collection(EveryPageTests.Name)]
public sealed class PiecemealTests(Chromium chromium, EveryPage all)
{
    /// <summary>A line whose end comes later may grow by a pixel or two; 0.1 is called good (https://web.dev/articles/cls).</summary>
    private const double Most = 0.005;

    private const int Pieces = 8;
    private const int AtOnce = 4;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(80);

    [Fact]
    public async Task The_layout_does_not_shift_while_the_rest_of_the_page_arrives()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var slow = builder.Build();
        slow.Run(PassOnAsync);
        await slow.StartAsync();
        var found = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(all.Paths, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (path, _) =>
        {
            var page = await chromium.OpenAsync(new(slow.Urls.First()));
            await page.GotoAsync(path);
            var shifts = await page.EvaluateAsync<Shift[]>("""
                new Promise(done => {
                  const where = r => `${Math.round(r.x)},${Math.round(r.y)}`;
                  const what = s => s.sources
                    .map(o => [o.node?.nodeName, o.node?.className ?? o.node?.textContent.trim().slice(0, 40),
                      'from', where(o.previousRect), 'to', where(o.currentRect)].join(' '))
                    .join('; ');
                  const all = [];
                  new PerformanceObserver(list => { for (const s of list.getEntries()) all.push({ value: s.value, what: what(s) }); })
                    .observe({ type: 'layout-shift', buffered: true });
                  setTimeout(() => done(all), 100);
                })
                """);
            if (shifts.Sum(s => s.Value) > Most)
                found.Enqueue($"{path}: {string.Join("; ", shifts.Select(s => $"{s.Value:0.0000} {s.What}"))}");
            await Chromium.LeaveAsync(page);
        });

        found.ShouldBeEmpty();
    }

    /// <summary>Hands the page on in pieces, and what belongs to it whole.</summary>
    private async Task PassOnAsync(HttpContext context)
    {
        using var answer = await all.Web.Client.GetAsync(context.Request.Path + context.Request.QueryString);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
        {
            await context.Response.Body.WriteAsync(body);
            return;
        }

        foreach (var piece in body.Chunk((body.Length / Pieces) + 1))
        {
            await context.Response.Body.WriteAsync(piece);
            await context.Response.Body.FlushAsync();
            await Task.Delay(Between);
        }
    }

    private sealed record Shift
    {
        public double Value { get; init; }

        public string What { get; init; } = "";
    }
}
