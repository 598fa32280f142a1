using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BriefingBus.Fetcher.Http;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Http;

public sealed class PolitenessTests
{
    [Fact]
    public async Task One_host_is_asked_one_thing_at_a_time_with_a_gap_between()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("/feed.xml", Reply.After(TimeSpan.FromMilliseconds(30), Reply.Feed("<rss/>")));
        using var client = new FetchClient(RunningFetcher.Quick with { Gap = TimeSpan.FromMilliseconds(200) }, TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Fetch(client, server.Url("/feed.xml"))));

        server.MostAtOnce.ShouldBe(1);
        var arrivals = server.Requests.Select(r => r.Timestamp).Order().ToList();
        foreach (var (earlier, later) in arrivals.Zip(arrivals.Skip(1)))
            TimeProvider.System.GetElapsedTime(earlier, later).TotalMilliseconds.ShouldBeGreaterThan(195);
    }

    [Fact]
    public async Task Many_hosts_are_asked_at_once_but_not_more_than_the_concurrency()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("/feed.xml", Reply.After(TimeSpan.FromMilliseconds(200), Reply.Feed("<rss/>")));
        var hosts = Enumerable.Range(0, 20).Select(i => $"host{i}.example").ToList();
        using var client = new FetchClient(
            new FetchOptions { AllowPrivate = hosts, Concurrency = 5 }, new FakeClock("2026-03-02T06:00:00Z"), (_, _) =>
                Task.FromResult<IPAddress[]>([IPAddress.Loopback]));

        await Task.WhenAll(hosts.Select(host => Fetch(client, server.Url(host, "/feed.xml"))));

        server.MostAtOnce.ShouldBeInRange(2, 5);
    }

    [Fact]
    public async Task A_hanging_host_gives_up_its_slot()
    {
        var clock = new FakeClock("2026-03-02T06:00:00Z");
        using var hosts = new HostRateLimiter(concurrency: 1, gap: TimeSpan.Zero, clock);
        var hanging = await hosts.AcquireAsync("hangs.example", TestContext.Current.CancellationToken);

        var next = hosts.AcquireAsync("good.example", TestContext.Current.CancellationToken);
        next.IsCompleted.ShouldBeFalse();
        clock.Advance(HostRateLimiter.Slow);
        (await next.InTimeAsync(TimeSpan.FromSeconds(10))).Dispose();

        var same = hosts.AcquireAsync("hangs.example", TestContext.Current.CancellationToken);
        same.IsCompleted.ShouldBeFalse("one request at a time to each host, however slow");
        hanging.Dispose();
        (await same.InTimeAsync(TimeSpan.FromSeconds(10))).Dispose();
    }

    [Fact]
    public async Task Over_tls_http_2_is_spoken()
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var server = await FeedServer.StartAsync(certificate);
        server.Serve("/feed.xml", Reply.Feed("<rss/>"));
        var pinned = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, given, _, _) => given!.GetCertHashString() == certificate.Thumbprint,
        };
        using var trusting = new FetchClient(RunningFetcher.Quick, TimeProvider.System, tls: pinned);
        using var strict = new FetchClient(RunningFetcher.Quick, TimeProvider.System);

        await Fetch(trusting, server.Url("/feed.xml"));
        var refusal = await Fetch(strict, server.Url("/feed.xml")).ShouldThrowAsync<FetchException>();

        server.Requests.Single().Protocol.ShouldBe("HTTP/2");
        refusal.Message.ShouldBe("No secure connection: the server's certificate is not valid for it.");
    }

    private static Task<FetchAnswer> Fetch(FetchClient client, string url) => client.FetchAsync(
        new FetchRequest { Address = new Uri(url), Configured = new Uri(url), Accept = "*/*", MaxBytes = 1024 * 1024 },
        TestContext.Current.CancellationToken);
}
