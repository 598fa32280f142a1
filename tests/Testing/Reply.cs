using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace BriefingBus.Testing;

/// <summary>The ways in which <see cref="FeedServer"/> answers: decent ones first, then every kind of misbehaviour.</summary>
public static class Reply
{
    /// <summary>A document with 200; with validators, a conditional request that matches them gets 304.</summary>
    public static RequestDelegate Feed(
        string body, string contentType = "application/rss+xml; charset=utf-8", string? etag = null, string? lastModified = null) =>
        Bytes(Encoding.UTF8.GetBytes(body), contentType, etag, lastModified);

    /// <summary>Bytes with 200; with validators, a conditional request that matches them gets 304.</summary>
    public static RequestDelegate Bytes(
        byte[] body, string? contentType, string? etag = null, string? lastModified = null) => async context =>
    {
        var (request, response) = (context.Request, context.Response);
        if (etag is not null)
            response.Headers.ETag = etag;
        if (lastModified is not null)
            response.Headers.LastModified = lastModified;
        if ((etag is not null && request.Headers.IfNoneMatch == etag)
            || (etag is null && lastModified is not null && request.Headers.IfModifiedSince == lastModified))
        {
            response.StatusCode = 304;
            return;
        }
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    };

    /// <summary>A status without a body, with these headers.</summary>
    public static RequestDelegate Status(int status, params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return Task.CompletedTask;
    };

    /// <summary>Another reply with these headers added.</summary>
    public static RequestDelegate With(RequestDelegate reply, params (string Name, string Value)[] headers) => context =>
    {
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return reply(context);
    };

    /// <summary>Another reply under another status.</summary>
    public static RequestDelegate As(int status, RequestDelegate reply) => context =>
    {
        context.Response.StatusCode = status;
        return reply(context);
    };

    /// <summary>A redirect.</summary>
    public static RequestDelegate Redirect(int status, string to) => Status(status, ("Location", to));

    /// <summary>429 or 503 with Retry-After, in seconds or as an HTTP date.</summary>
    public static RequestDelegate RetryAfter(int status, string value) => Status(status, ("Retry-After", value));

    /// <summary>One reply after the other, the last one for good.</summary>
    public static RequestDelegate InTurn(params RequestDelegate[] replies)
    {
        var next = -1;
        return context => replies[Math.Min(Interlocked.Increment(ref next), replies.Length - 1)](context);
    }

    /// <summary>A document compressed with <c>gzip</c>, <c>deflate</c> (zlib), <c>raw-deflate</c> or <c>br</c>.</summary>
    public static RequestDelegate Compressed(string body, string encoding, string contentType = "application/rss+xml") => With(
        Bytes(Compress(Encoding.UTF8.GetBytes(body), encoding), contentType),
        ("Content-Encoding", encoding == "raw-deflate" ? "deflate" : encoding));

    /// <summary>Compresses bytes in one of the codings of <see cref="Compressed"/>.</summary>
    public static byte[] Compress(byte[] body, string encoding)
    {
        using var buffer = new MemoryStream();
        using (Stream coder = encoding switch
        {
            "gzip" => new GZipStream(buffer, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(buffer, CompressionLevel.Fastest),
            "raw-deflate" => new DeflateStream(buffer, CompressionLevel.Fastest),
            "br" => new BrotliStream(buffer, CompressionLevel.Fastest),
            _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "No such coding."),
        })
            coder.Write(body);
        return buffer.ToArray();
    }

    /// <summary>A bomb: this many mebibytes of spaces, sent as a few kilobytes.</summary>
    public static RequestDelegate Bomb(int mebibytes, string encoding) =>
        With(Bytes(Compress(Spaces(mebibytes), encoding), "application/rss+xml"), ("Content-Encoding", encoding));

    /// <summary>A document that never ends: spaces, as fast as the other side takes them.</summary>
    public static RequestDelegate Endless(string contentType = "application/rss+xml") => async context =>
    {
        context.Response.ContentType = contentType;
        var chunk = Spaces(1);
        while (true)
            await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
    };

    /// <summary>Headers, then a byte at a time with this pause between them, for ever.</summary>
    public static RequestDelegate Drip(TimeSpan pause, string contentType = "application/rss+xml") => async context =>
    {
        context.Response.ContentType = contentType;
        while (true)
        {
            await context.Response.Body.WriteAsync(" "u8.ToArray(), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(pause, context.RequestAborted);
        }
    };

    /// <summary>Takes the request and never says a word.</summary>
    public static RequestDelegate Silence() => context => Task.Delay(Timeout.Infinite, context.RequestAborted);

    /// <summary>Another reply after a wait.</summary>
    public static RequestDelegate After(TimeSpan wait, RequestDelegate reply) => async context =>
    {
        await Task.Delay(wait, context.RequestAborted);
        await reply(context);
    };

    /// <summary>Announces more bytes than it sends, then closes the connection.</summary>
    public static RequestDelegate BreaksOff(
        string sent, int missing, string contentType = "application/rss+xml; charset=utf-8") => async context =>
    {
        var bytes = Encoding.UTF8.GetBytes(sent);
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length + missing;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(50, context.RequestAborted);
        context.Abort();
    };

    /// <summary>Announces so many bytes and sends none of them until the other side gives up.</summary>
    public static RequestDelegate Announces(long length) => async context =>
    {
        context.Response.ContentLength = length;
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    };

    /// <summary>Closes the connection without an answer.</summary>
    public static RequestDelegate HangsUp() => context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    private static byte[] Spaces(int mebibytes)
    {
        var spaces = new byte[mebibytes * 1024 * 1024];
        Array.Fill(spaces, (byte)' ');
        return spaces;
    }
}
