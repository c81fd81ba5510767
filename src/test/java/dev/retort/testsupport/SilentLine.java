package dev.retort.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A line to a server that can fall silent: its connections stay open, and nothing arrives any more,
 * as when a firewall drops the packets.
 */
public final class SilentLine implements AutoCloseable {
  private final ServerSocket entrance;
  private final int serverPort;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CountDownLatch swallowed = new CountDownLatch(1);
  private volatile boolean silent;

  /** To a port of this machine. */
  public SilentLine(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    inBackground(this::accept);
  }

  /** Where to connect instead. */
  public int port() {
    return entrance.getLocalPort();
  }

  /** From now on nothing arrives. */
  public void fallSilent() {
    silent = true;
  }

  /** Waits until something was sent that did not arrive. */
  public void awaitSwallowed() throws InterruptedException {
    swallowed.await();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = entrance.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      sockets.add(client);
      sockets.add(server);
      inBackground(() -> pass(client, server, true));
      inBackground(() -> pass(server, client, false));
    }
  }

  private void pass(Socket from, Socket to, boolean question) throws IOException {
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    byte[] buffer = new byte[8192];
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      if (!silent) {
        out.write(buffer, 0, length);
      } else if (question) {
        swallowed.countDown();
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One of the two ends has hung up.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    hangUp();
  }

  /** Ends all its connections. */
  public void hangUp() throws IOException {
    entrance.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
