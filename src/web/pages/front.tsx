export default function Front() {
  return <h1>Rammeværk</h1>
}
