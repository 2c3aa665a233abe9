using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Resas.Benchmarks.Export;

/// <summary>Asks the same thing again and again over several connections, one request under way on each. One thread and two system calls a request,
/// so that nearly all of the machine is the server's.</summary>
internal sealed class Load : IDisposable
{
    private const int Connections = 32;
    private readonly byte[] request;
    private readonly List<Socket> sockets = [];
    private readonly byte[] buffer = new byte[256 * 1024];
    private readonly int length;

    public Load(Uri address, string expected, params string[] headers)
    {
        request = Encoding.ASCII.GetBytes($"GET {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nUser-Agent: benchmark\r\n{string.Concat(headers.Select(h => $"{h}\r\n"))}\r\n");
        for (var i = 0; i < Connections; i++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 10_000 };
            socket.Connect(address.Host, address.Port);
            sockets.Add(socket);
        }

        Answer = First(expected);
        length = Encoding.Latin1.GetByteCount(Answer);
    }

    /// <summary>The whole of the first answer; each further one has the same length.</summary>
    public string Answer { get; }

    /// <returns>Requests per second.</returns>
    public double Run(TimeSpan time)
    {
        foreach (var socket in sockets) socket.Send(request);
        var (answers, begin) = (0L, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(begin) < time)
        {
            foreach (var socket in sockets)
            {
                ReceiveWhole(socket);
                socket.Send(request);
            }

            answers += sockets.Count;
        }

        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        foreach (var socket in sockets) ReceiveWhole(socket);
        return answers / seconds;
    }

    public void Dispose() => sockets.ForEach(s => s.Dispose());

    private string First(string expected)
    {
        sockets[0].Send(request);
        var text = "";
        do text += Encoding.Latin1.GetString(buffer, 0, sockets[0].Receive(buffer));
        while (!IsWhole(text));
        return text.StartsWith($"HTTP/1.1 {expected} ", StringComparison.Ordinal) ? text : throw new InvalidOperationException($"Not {expected}: {text[..text.IndexOf("\r\n", StringComparison.Ordinal)]}");
    }

    private static bool IsWhole(string text)
    {
        if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is not (>= 0 and var end)) return false;
        const string Length = "Content-Length: ";
        var at = text.IndexOf(Length, StringComparison.Ordinal);
        return at < 0 || at > end || text.Length >= end + 4 + int.Parse(text.AsSpan(at + Length.Length, text.IndexOf('\r', at) - at - Length.Length), null);
    }

    private void ReceiveWhole(Socket socket)
    {
        for (var received = 0; received < length;)
        {
            var count = socket.Receive(buffer);
            if (count == 0 || (received == 0 && buffer[9] != Answer[9])) throw new InvalidOperationException("The server answers otherwise than before.");
            received += count;
        }
    }
}
