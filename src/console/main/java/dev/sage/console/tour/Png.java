package dev.sage.console.tour;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;

/**
 * Writes pictures as PNG (W3C Portable Network Graphics, third edition: 8 bits, RGB, each row
 * filtered by the one above), without the desktop module of Java. Stateless.
 */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte FILTER_UP = 2;
  private static final int CHANNELS = 3;

  private Png() {}

  /** Writes the image to a file, opaque. */
  public static void write(Image image, Path file) throws IOException {
    Files.write(file, encode(image));
  }

  /** The image as the bytes of a PNG file, opaque. */
  public static byte[] encode(Image image) throws IOException {
    PixelReader pixels = image.getPixelReader();
    if (pixels == null) {
      throw new IOException("The image has no pixels to read.");
    }
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(SIGNATURE);
    chunk(file, "IHDR", header(width, height));
    chunk(file, "IDAT", data(pixels, width, height));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(width);
    out.writeInt(height);
    // 8 bits a channel, colour type 2 (RGB), and the only compression, filter and interlace 0.
    out.write(new byte[] {8, 2, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] data(PixelReader pixels, int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] colours = new int[width];
    byte[] above = new byte[width * CHANNELS];
    byte[] row = new byte[width * CHANNELS];
    byte[] filtered = new byte[width * CHANNELS + 1];
    filtered[0] = FILTER_UP;
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      for (int y = 0; y < height; y++) {
        pixels.getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), colours, 0, width);
        for (int x = 0; x < width; x++) {
          row[CHANNELS * x] = (byte) (colours[x] >> 16);
          row[CHANNELS * x + 1] = (byte) (colours[x] >> 8);
          row[CHANNELS * x + 2] = (byte) colours[x];
        }
        for (int i = 0; i < row.length; i++) {
          filtered[i + 1] = (byte) (row[i] - above[i]);
        }
        out.write(filtered);
        byte[] swap = above;
        above = row;
        row = swap;
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data)
      throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }
}
