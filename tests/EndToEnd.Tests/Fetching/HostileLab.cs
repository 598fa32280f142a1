using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using BriefingBus.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BriefingBus.EndToEnd.Tests.Fetching;

/// <summary>Feeds on many loopback addresses that hang, drip, unpack without end or are too large, and good ones between them.</summary>
internal sealed class HostileLab : IAsyncDisposable
{
    private const int MiB = 1024 * 1024;

    private readonly Dictionary<string, RequestDelegate> replies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> kinds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> requests = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource calm = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication app;
    private readonly int port = FreePort.Next();

    private HostileLab(int hanging)
    {
        var small = Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(3, TimeProvider.System.GetUtcNow())));
        RequestDelegate hangs = async context =>
        {
            await calm.Task.WaitAsync(context.RequestAborted);
            await small(context);
        };
        Add("hangs on one host", hanging / 3, _ => "127.1.0.1", hangs);
        Add("hangs", hanging - hanging / 3, i => $"127.1.1.{1 + i % 50}", hangs);
        Add("good", 20, i => $"127.1.2.{1 + i}", small);
        Add("large", 4, i => $"127.1.3.{1 + i}", Reply.Feed(Large(15 * MiB)));
        Add("bomb", 12, i => $"127.1.4.{1 + i}", Packed(62, "gzip"));
        Add("worse bomb", 4, i => $"127.1.5.{1 + i}", Packed(600, "gzip"));
        Add("bomb in br", 4, i => $"127.1.6.{1 + i}", Packed(300, "br"));
        Add("oversize", 6, i => $"127.1.7.{1 + i}", Reply.Feed(Large(17 * MiB)));
        Add("endless", 6, i => $"127.1.8.{1 + i}", Reply.Endless());
        Add("drips", 10, i => $"127.1.9.{1 + i}", Reply.Drip(TimeSpan.FromSeconds(1)));

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MaxResponseBufferSize = 64 * 1024;
            foreach (var host in HostNames)
                kestrel.Listen(IPAddress.Parse(host), port);
        });
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>Every feed's address.</summary>
    public IReadOnlyCollection<string> Urls => kinds.Keys;

    public IReadOnlyList<string> HostNames => [.. kinds.Keys.Select(u => new Uri(u).Host).Distinct()];

    public static async Task<HostileLab> StartAsync(int hanging)
    {
        var lab = new HostileLab(hanging);
        await lab.app.StartAsync();
        return lab;
    }

    /// <summary>The feeds of a kind.</summary>
    public IReadOnlyList<string> Of(string kind) => [.. kinds.Where(f => f.Value == kind).Select(f => f.Key)];

    /// <summary>What is wrong with a feed.</summary>
    public string KindOf(string url) => kinds[url];

    /// <summary>How often a feed was asked for.</summary>
    public int Requests(string url) => requests.GetValueOrDefault(url);

    /// <summary>What hangs answers from now on.</summary>
    public void CalmDown() => calm.TrySetResult();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private void Add(string kind, int count, Func<int, string> host, RequestDelegate reply)
    {
        for (var i = 0; i < count; i++)
        {
            var url = $"http://{host(i)}:{port}/{kind.Replace(' ', '-')}/{i}";
            kinds[url] = kind;
            replies[url] = reply;
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var url = $"http://{context.Request.Host}{context.Request.Path}";
        requests.AddOrUpdate(url, 1, (_, n) => n + 1);
        try
        {
            await replies[url](context);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            context.Abort();
        }
    }

    /// <summary>Spaces that were packed to a thousandth.</summary>
    private static RequestDelegate Packed(int mebibytes, string coding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = coding == "br"
            ? new BrotliStream(packed, CompressionLevel.Fastest)
            : new GZipStream(packed, CompressionLevel.Fastest))
        {
            var spaces = new byte[MiB];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < mebibytes; i++)
                packer.Write(spaces);
        }
        return Reply.With(Reply.Bytes(packed.ToArray(), "application/rss+xml"), ("Content-Encoding", coding));
    }

    /// <summary>A well-formed feed of about this size: a few entries with long texts.</summary>
    private static string Large(int bytes)
    {
        var text = string.Concat(Enumerable.Repeat("The harbour was quiet that morning, and nobody saw the ship. ", bytes / 40 / 61));
        var items = Enumerable.Range(0, 40)
            .Select(i => $"<item><title>Part {i}</title><guid>{i}</guid><description>{text}</description></item>");
        return $"<rss version=\"2.0\"><channel><title>Large</title>{string.Concat(items)}</channel></rss>";
    }
}
